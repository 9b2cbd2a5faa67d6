import { allOf, type FieldPath, type GroupValue, type Query } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";

/** What becomes of the runs that match: each is one of these. */
export interface CountQueries {
  readonly plotted: Query;
  readonly missing: Query;
  readonly not_finite: Query;
}

/** The runs in which a field has a value, or has none. */
export function valueQuery(field: FieldPath, value: GroupValue): Query {
  if (value === null) return { field, op: "is", value: "missing" };
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { field, op: "is", value: Number.isNaN(value) ? "nan" : "not finite" };
  }
  return { field, op: "eq", value };
}

/** The runs whose values of some fields are these. */
export function valuesQuery(values: Readonly<Record<FieldPath, GroupValue>>): Query {
  return allOf(Object.entries(values).map(([field, value]) => valueQuery(field as FieldPath, value)));
}

/** The runs in which a field has a number, or a boolean: what can be plotted. */
export function measuredQuery(field: FieldPath): Query {
  return allOf([
    { field, op: "is", value: "present" },
    { op: "not", query: { field, op: "is", value: "not finite" } },
  ]);
}

/** The fields without which a run has no place in a plot. */
function placedFields({ kind, x, y, axes }: Plot): readonly FieldPath[] {
  if (kind === "parallel") return axes;
  return kind === "histogram" || kind === "ecdf" ? [y] : [x, y];
}

/** Which runs are behind each count of a plot: the counts are of the same runs. */
export function countQueries(plot: Plot): CountQueries {
  const fields = placedFields(plot);
  const areThere = fields.map((field): Query => ({ field, op: "is", value: "present" }));
  const areNotFinite = fields.map((field): Query => ({ field, op: "is", value: "not finite" }));
  const isNotFinite: Query = { op: "or", queries: areNotFinite };
  return {
    plotted: allOf([...areThere, { op: "not", query: isNotFinite }]),
    missing: { op: "or", queries: fields.map((field): Query => ({ field, op: "is", value: "missing" })) },
    not_finite: allOf([...areThere, isNotFinite]),
  };
}
