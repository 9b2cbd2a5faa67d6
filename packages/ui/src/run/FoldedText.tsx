import { createSignal, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { shorten } from "../format/json-text.ts";

const SHORT = 240;

/** A text with its line breaks, of which a long one shows its beginning until the rest is asked for. */
export function FoldedText(props: { readonly text: string; readonly limit?: number }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const isLong = () => props.text.length > 1.25 * (props.limit ?? SHORT);
  return (
    <span class="atl-text">
      {isLong() && !isOpen() ? shorten(props.text, props.limit ?? SHORT) : props.text}
      <Show when={isLong()}>
        {" "}
        <button type="button" class="atl-link" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
          {isOpen() ? "Show less" : `Show all ${formatCount(props.text.length)} characters`}
        </button>
      </Show>
    </span>
  );
}
