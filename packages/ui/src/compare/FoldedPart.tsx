import { createSignal, type JSX, Show } from "solid-js";

/** A part of a comparison that is made when it is opened. */
export function FoldedPart(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <details class="atl-identical" open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{props.title}</h2>
      </summary>
      <Show when={isOpen()}>
        <div class="atl-compare-part">{props.children}</div>
      </Show>
    </details>
  );
}
