import { type Accessor, createSignal } from "solid-js";
import type { Grid } from "./create-grid.ts";
import type { TableSelection } from "./create-selection.ts";
import { lineAt } from "./outline.ts";
import type { RowSource, TablePage } from "./row-source.ts";

/** How many rows a range reaches at most: each of them is named in what is done with it. */
export const MAX_RANGE = 20_000;
/** How many of them are asked for at once. */
const PAGE = 1000;

/** Selects rows of a grid by their lines. */
export interface RowPicker {
  /** Puts the row of a line into the selection, or takes it out; ranges begin there. */
  toggle(line: number): void;
  /** Selects from where a range begins to the row of a line, both included; from end to end, all that match. */
  extendTo(line: number): void;
  /** What a click on a line does: with shift it extends, with Ctrl or Cmd it toggles; says whether it did. */
  click(line: number, event: MouseEvent): boolean;
  /** Whether the range selected last was longer than one may be, so that only its first rows are selected. */
  readonly isRangeCut: Accessor<boolean>;
}

/** Selects rows of a grid, those of a range that have not been fetched, too. */
export function createRowPicker<P extends TablePage>(
  grid: Grid<P>,
  selection: TableSelection,
  source: RowSource<P>,
): RowPicker {
  const [isRangeCut, setRangeCut] = createSignal(false);
  const toggle = (line: number) => {
    setRangeCut(false);
    const id = grid.idAt(line);
    if (id === undefined) return;
    selection.set([id], !selection.has(id));
    selection.setAnchor(id);
  };
  const idsBetween = async (first: number, end: number): Promise<readonly string[]> => {
    const shown = grid.rows.shown();
    if (shown === undefined) return [];
    const rows = Array.from({ length: end - first }, (_, at) => first + at);
    const known = rows.map((row) => shown.blocks.idAt(row));
    if (known.every((id) => id !== undefined)) return known;
    const ids: string[] = [];
    const question = { ...shown.question, columns: [] };
    for (let offset = first; offset < end; offset += PAGE) {
      const limit = Math.min(PAGE, end - offset);
      const page = await source.ask({ ...question, offset, limit }, new AbortController().signal);
      ids.push(...source.idsOf(page));
    }
    return ids;
  };
  const extendTo = (line: number) => {
    const { row } = lineAt(grid.openings(), line);
    const anchor = selection.anchor();
    const from = anchor === undefined ? undefined : grid.rows.shown()?.blocks.indexOf(anchor);
    if (from === undefined) {
      toggle(line);
      return;
    }
    const isAll = Math.abs(row - from) + 1 === grid.rows.shown()?.blocks.newest?.total;
    if (isAll) {
      setRangeCut(false);
      selection.selectMatching();
      return;
    }
    setRangeCut(Math.abs(row - from) > MAX_RANGE);
    const to = Math.max(from - MAX_RANGE, Math.min(from + MAX_RANGE, row));
    void idsBetween(Math.min(from, to), Math.max(from, to) + 1).then((ids) => selection.set(ids, true));
  };
  return {
    toggle,
    extendTo,
    isRangeCut,
    click: (line, event) => {
      if (event.shiftKey) extendTo(line);
      else if (event.ctrlKey || event.metaKey) toggle(line);
      else return false;
      return true;
    },
  };
}
