import { createEffect, type JSX } from "solid-js";
import type { TableSelection } from "./create-selection.ts";
import { isNothing } from "./selection.ts";

/** The check box at the head of a table: selects all that match, or takes back what is selected. */
export function SelectAll(props: {
  readonly selection: TableSelection;
  /** What the rows are: "runs". */
  readonly noun: string;
}): JSX.Element {
  let box!: HTMLInputElement;
  const selection = () => props.selection.selection();
  const isAll = () => {
    const current = selection();
    return current.kind === "matching" && current.except.size === 0;
  };
  createEffect(() => {
    box.checked = isAll();
    box.indeterminate = !isAll() && !isNothing(selection());
  });
  return (
    <input
      type="checkbox"
      class="atl-row-check"
      ref={box}
      aria-label={`Select all ${props.noun} that match`}
      onClick={() => (isNothing(selection()) ? props.selection.selectMatching() : props.selection.clear())}
    />
  );
}
