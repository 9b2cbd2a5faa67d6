import type { RowSelection } from "../query/row-selection.ts";
import type { Table } from "../table/table.ts";

/** Keeps those rows of a selection whose runs are asked for. */
export type Keep = (table: Table, selection: RowSelection) => void;
