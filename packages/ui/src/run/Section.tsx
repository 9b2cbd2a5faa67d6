import { createUniqueId, type JSX, Show } from "solid-js";

/** A part of a document: a hairline, a head with a quiet note and actions, and what belongs to it. */
export function Section(props: {
  readonly title: string;
  readonly note?: JSX.Element;
  readonly actions?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="atl-section" aria-labelledby={id}>
      <div class="atl-section-head">
        <h2 id={id}>{props.title}</h2>
        <Show when={props.note}>{(note) => <small>{note()}</small>}</Show>
        <Show when={props.actions}>{(actions) => <span class="atl-section-actions">{actions()}</span>}</Show>
      </div>
      {props.children}
    </section>
  );
}
