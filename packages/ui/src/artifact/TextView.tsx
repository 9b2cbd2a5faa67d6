import { For, type JSX, Show } from "solid-js";
import { hexLines } from "./hex-lines.ts";

/** A text as it is. */
export function TextView(props: { readonly text: string; readonly name: string }): JSX.Element {
  return (
    <Show when={props.text !== ""} fallback={<p class="atl-quiet">The file is empty.</p>}>
      <section class="atl-source" aria-label={`Text of ${props.name}`} tabindex="0">
        <pre>{props.text}</pre>
      </section>
    </Show>
  );
}

/** The first bytes of a file. */
export function BytesView(props: { readonly digits: string; readonly name: string }): JSX.Element {
  return (
    <section class="atl-source" aria-label={`First bytes of ${props.name}`} tabindex="0">
      <pre>
        <For each={hexLines(props.digits)}>
          {(line) => (
            <>
              <span class="atl-quiet">{line.offset}</span> {line.bytes.padEnd(48)} {line.text}
              {"\n"}
            </>
          )}
        </For>
      </pre>
    </section>
  );
}
