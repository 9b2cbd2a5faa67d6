import { createSignal, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";

const SHORT = 100;

/** The items of a list, of which a long one shows its beginning until the rest is asked for by the last row. */
export function FoldedList<T>(props: {
  readonly items: readonly T[];
  readonly children: (item: T) => JSX.Element;
  /** What stands after the items and holds the button that shows the rest. */
  readonly rest: (button: JSX.Element) => JSX.Element;
}): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const hidden = () => (isOpen() ? 0 : Math.max(0, props.items.length - SHORT));
  return (
    <>
      <For each={hidden() > 0 ? props.items.slice(0, SHORT) : props.items}>{props.children}</For>
      <Show when={hidden() > 0}>
        {props.rest(
          <button type="button" class="atl-link" onClick={() => setOpen(true)}>
            Show {formatCount(hidden())} more
          </button>,
        )}
      </Show>
    </>
  );
}
