import { type Cell, textOf } from "@atlas/core";
import type { ColumnType } from "./export-column.ts";

/** Cells as formats with types take them: `bigint`, `number`, `boolean` or `string`; null where there is none. */
export function typedCells(
  type: ColumnType,
  cells: readonly Cell[],
): (bigint | number | boolean | string | null)[] {
  switch (type) {
    case "integer":
      return cells.map((cell) => (cell === undefined ? null : BigInt(cell as number | bigint)));
    case "text":
      return cells.map((cell) => (cell === undefined ? null : textOf(cell)));
    default:
      return cells.map((cell) => (cell === undefined ? null : (cell as number | boolean)));
  }
}
