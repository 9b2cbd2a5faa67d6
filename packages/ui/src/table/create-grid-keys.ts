import type { Grid } from "./create-grid.ts";
import type { RowPicker } from "./create-row-picker.ts";
import type { TableSelection } from "./create-selection.ts";
import type { TablePage } from "./row-source.ts";
import { isNothing } from "./selection.ts";

/** What the keys of a grid do, apart from moving its cursor. */
export interface GridKeysOptions<P extends TablePage> {
  readonly grid: Grid<P>;
  readonly selection: TableSelection;
  readonly picker: RowPicker;
  /** Called for Enter on a line. */
  readonly onEnter: (line: number) => void;
  /** Called for Escape; says whether there was something to leave. */
  readonly onEscape: () => boolean;
}

/**
 * A listener for the keys of a grid: `x` selects the row of the cursor, with shift the range up to it, Ctrl or Cmd A
 * all that match, Escape takes back what is selected. It says whether a key was one of them.
 */
export function createGridKeys<P extends TablePage>(
  options: GridKeysOptions<P>,
): (event: KeyboardEvent) => boolean {
  const { grid, selection, picker } = options;
  return (event) => {
    const cursor = grid.cursor();
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "a") return false;
      selection.selectMatching();
      return true;
    }
    switch (event.key) {
      case "x":
      case " ":
        if (cursor !== undefined) picker.toggle(cursor);
        return true;
      case "X":
        if (cursor !== undefined) picker.extendTo(cursor);
        return true;
      case "Enter":
        if (cursor !== undefined) options.onEnter(cursor);
        return true;
      case "Escape":
        if (options.onEscape()) return true;
        if (isNothing(selection.selection())) return false;
        selection.clear();
        return true;
      default:
        return false;
    }
  };
}
