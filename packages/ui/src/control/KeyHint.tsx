import { For, type JSX } from "solid-js";

/** Keys that are pressed, one after the other: "g" "e"; those that are pressed together are one: "Ctrl K". */
export function KeyHint(props: { readonly keys: readonly string[] }): JSX.Element {
  return (
    <span class="atl-keys">
      <For each={props.keys}>{(key) => <kbd>{key}</kbd>}</For>
    </span>
  );
}
