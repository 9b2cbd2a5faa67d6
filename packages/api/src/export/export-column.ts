import type { Cell, Column } from "@atlas/core";

/** What a column of an export holds: integers of 64 bits, doubles, booleans, or texts. */
export type ColumnType = "integer" | "number" | "boolean" | "text";

/** One column of an export. */
export interface ExportColumn {
  /** No other column of the export has it, and it is not empty. */
  readonly name: string;
  readonly type: ColumnType;
  /** The cells of some rows of the table. */
  read(rows: Uint32Array): readonly Cell[] | Promise<readonly Cell[]>;
}

/** Kinds of values, a bit each. */
const INTEGER = 1;
const DOUBLE = 2;
const LONG = 4;
const BOOLEAN = 8;
const TEXT = 16;

const TYPES: { readonly [kinds: number]: ColumnType } = {
  [INTEGER]: "integer",
  [LONG]: "integer",
  [INTEGER | LONG]: "integer",
  [DOUBLE]: "number",
  [INTEGER | DOUBLE]: "number",
  [BOOLEAN]: "boolean",
};

/**
 * The narrowest type that holds a field's values exactly; text for everything that no other type does: mixtures,
 * lists, objects, integers beyond 64 bits. `undefined` when none of the rows has a value.
 */
export function columnTypeOf(column: Column, rows: Uint32Array): ColumnType | undefined {
  let kinds = 0;
  for (const row of rows) kinds |= kindOf(column.cell(row));
  return kinds === 0 ? undefined : (TYPES[kinds] ?? "text");
}

function kindOf(cell: Cell): number {
  switch (typeof cell) {
    case "undefined":
      return 0;
    case "number":
      return Number.isSafeInteger(cell) && !Object.is(cell, -0) ? INTEGER : DOUBLE;
    case "bigint":
      return BigInt.asIntN(64, cell) === cell ? LONG : TEXT;
    case "boolean":
      return BOOLEAN;
    default:
      return TEXT;
  }
}
