import type { RowSelection } from "../query/row-selection.ts";
import type { Table } from "../table/table.ts";

/** Keeps those rows of a selection whose runs are asked for. */
export type KeepRows = (selection: RowSelection) => void;

/** A condition, made ready for the columns of a table; its selections are of segments of that. */
export type Keep = (table: Table) => KeepRows;
