import { allOf, type Query } from "@atlas/core";

/** What a row stands for: all that a query needs to find it again. */
export type RowId = string;

/** Which rows are selected: some that were picked, or all that match a filter but for some. */
export type Selection =
  | { readonly kind: "picked"; readonly ids: ReadonlySet<RowId> }
  | { readonly kind: "matching"; readonly filter: Query; readonly except: ReadonlySet<RowId> };

/** The selection of no row. */
export const NO_ROWS: Selection = { kind: "picked", ids: new Set() };

/** Whether a row is selected, of those that a table shows. */
export function isSelected(selection: Selection, id: RowId): boolean {
  return selection.kind === "picked" ? selection.ids.has(id) : !selection.except.has(id);
}

/** Whether no row is selected, however many match. */
export function isNothing(selection: Selection): boolean {
  return selection.kind === "picked" && selection.ids.size === 0;
}

/** The selection with some rows put into it, or taken out. */
export function withRows(selection: Selection, ids: Iterable<RowId>, isOn: boolean): Selection {
  const isPicked = selection.kind === "picked";
  const next = new Set(isPicked ? selection.ids : selection.except);
  for (const id of ids) {
    if (isOn === isPicked) next.add(id);
    else next.delete(id);
  }
  return isPicked ? { kind: "picked", ids: next } : { ...selection, except: next };
}

/** How many rows are selected, of `matched` that match the filter of the table. */
export function countOf(selection: Selection, matched: number): number {
  return selection.kind === "picked" ? selection.ids.size : Math.max(0, matched - selection.except.size);
}

/** The query that asks for the runs of what is selected, `queryOfIds` asking for those of some rows. */
export function selectionQuery(selection: Selection, queryOfIds: (ids: readonly RowId[]) => Query): Query {
  if (selection.kind === "picked") return queryOfIds([...selection.ids]);
  if (selection.except.size === 0) return selection.filter;
  return allOf([selection.filter, { op: "not", query: queryOfIds([...selection.except]) }]);
}

/** The query that asks for some runs. */
export function queryOfRuns(runIds: readonly string[]): Query {
  return { field: "record.run_id", op: "in", value: [...runIds] };
}
