import { type JSX, Show } from "solid-js";
import { statusClass } from "./status-class.ts";

/** A run's status: a mark whose shape tells as much as its colour, with the word beside it where `word` is set. */
export function StatusMark(props: { readonly status: string; readonly word?: boolean }): JSX.Element {
  return (
    <span class={`atl-status ${statusClass(props.status)}`} title={props.word ? undefined : props.status}>
      <Show when={props.word} fallback={<span class="atl-hidden">{props.status}</span>}>
        {props.status}
      </Show>
    </span>
  );
}
