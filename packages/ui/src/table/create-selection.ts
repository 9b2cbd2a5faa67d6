import type { Query } from "@atlas/core";
import { type Accessor, createComputed, createSignal, on } from "solid-js";
import {
  isNothing,
  isSelected,
  NO_ROWS,
  type RowId,
  type Selection,
  selectionQuery,
  withRows,
} from "./selection.ts";

/** What a table's selection is made of. */
export interface SelectionOptions {
  readonly filter: Accessor<Query>;
  /** The selection to begin with. */
  readonly initial: Selection;
  /** The query that asks for the runs of some rows. */
  readonly queryOfIds: (ids: readonly RowId[]) => Query;
}

/** The selected rows of a table, whatever its order and wherever it is scrolled to. */
export interface TableSelection {
  readonly selection: Accessor<Selection>;
  has(id: RowId): boolean;
  /** The query that asks for the selected runs; `undefined` where there are none. */
  readonly query: Accessor<Query | undefined>;
  set(ids: readonly RowId[], isOn: boolean): void;
  /** Selects all that match, those that come later, too. */
  selectMatching(): void;
  clear(): void;
  /** The row from which a range begins. */
  readonly anchor: Accessor<RowId | undefined>;
  setAnchor(id: RowId): void;
}

/** A selection that outlives sorting, scrolling and live data. All that match are so by the filter: another ends it. */
export function createSelection(options: SelectionOptions): TableSelection {
  const [selection, setSelection] = createSignal(options.initial);
  const [anchor, setAnchor] = createSignal<RowId>();
  createComputed(
    on(options.filter, () => setSelection((old) => (old.kind === "matching" ? NO_ROWS : old)), {
      defer: true,
    }),
  );
  return {
    selection,
    has: (id) => isSelected(selection(), id),
    query: () => (isNothing(selection()) ? undefined : selectionQuery(selection(), options.queryOfIds)),
    set: (ids, isOn) => setSelection((old) => withRows(old, ids, isOn)),
    selectMatching: () =>
      setSelection({ kind: "matching", filter: options.filter(), except: new Set<RowId>() }),
    clear: () => setSelection(NO_ROWS),
    anchor,
    setAnchor,
  };
}
