import type { FieldIndex, FieldPath } from "@atlas/core";

/** Which params are laid out down the side of a table of means, and which across its head. */
export interface MeansLayout {
  readonly rows: readonly FieldPath[];
  readonly columns: readonly FieldPath[];
  /** Among what the best is bold; each row when absent. */
  readonly bestOf?: "row" | "column" | "table";
}

/** Of more values than this, a param makes no readable side of a table. */
const MAX_VALUES = 12;

/**
 * The layout of a table when nothing is chosen: words across before numbers, the fewest values first, and the next
 * param down; the others are mixed until a person says otherwise.
 *
 * @param params those that vary
 */
export function defaultLayout(params: readonly FieldPath[], index: FieldIndex): MeansLayout {
  const known = params
    .flatMap((path) => index.fields.find((field) => field.path === path) ?? [])
    .filter(({ distinct }) => distinct <= MAX_VALUES)
    .sort((a, b) => Number(a.type === "numeric") - Number(b.type === "numeric") || a.distinct - b.distinct)
    .map(({ path }) => path);
  const [columns, rows] = known;
  return { rows: rows === undefined ? [] : [rows], columns: columns === undefined ? [] : [columns] };
}

/** Where a param stands in a layout. */
export type Side = "rows" | "columns" | "mixed";

/** Where a param stands. */
export function sideOf(layout: MeansLayout, path: FieldPath): Side {
  if (layout.rows.includes(path)) return "rows";
  return layout.columns.includes(path) ? "columns" : "mixed";
}

/** The layout with one param on another side, after those that stand there. */
export function withSide(layout: MeansLayout, path: FieldPath, side: Side): MeansLayout {
  const without = (paths: readonly FieldPath[]) => paths.filter((other) => other !== path);
  const rows = without(layout.rows);
  const columns = without(layout.columns);
  return {
    ...layout,
    rows: side === "rows" ? [...rows, path] : rows,
    columns: side === "columns" ? [...columns, path] : columns,
  };
}
