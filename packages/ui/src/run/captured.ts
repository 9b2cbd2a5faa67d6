import type { JsonObject, ResultInfo } from "@atlas/core";

/** What a result is, in a few words: `float64 (60, 80)`. */
export function resultWords({ dtype, shape }: ResultInfo): string {
  return [dtype ?? "", shape === null ? "" : shapeWords(shape)].filter((word) => word !== "").join(" ");
}

/** A shape as Python writes it: `(3,)`, `(60, 80)`. */
export function shapeWords(shape: readonly number[]): string {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

/** What the rows and the columns of a matrix are called, as its metadata say it. */
export interface MatrixNames {
  readonly rows: readonly string[] | undefined;
  readonly columns: readonly string[] | undefined;
}

const BOTH = ["classes", "class_names", "labels"];
const ROWS = ["row_labels", "row_names", "rows", "index", ...BOTH];
const COLUMNS = ["column_labels", "col_labels", "column_names", "columns", ...BOTH];

/** The names of a matrix's rows and columns, from lists of as many texts in its metadata. */
export function matrixNames(metadata: JsonObject, [rows = 0, columns = 0]: readonly number[]): MatrixNames {
  return { rows: namesIn(metadata, ROWS, rows), columns: namesIn(metadata, COLUMNS, columns) };
}

function namesIn(metadata: JsonObject, keys: readonly string[], length: number): string[] | undefined {
  for (const key of keys) {
    const names = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
    if (Array.isArray(names) && names.length === length && names.every((name) => typeof name !== "object"))
      return names.map(String);
  }
  return undefined;
}
