import { type FieldPath, filterRows, type Query, type Table } from "@atlas/core";
import { brushOn, withoutFields } from "./brush-query.ts";
import { countBins, type LinkedAxis } from "./linked-axes.ts";

/** What linked views show of a brush. */
export interface LinkedCounts {
  /** How many runs the whole brush leaves. */
  readonly matched: number;
  /** How many runs lie in each bin of each axis: of those that are brushed on all other axes. */
  readonly bins: readonly Uint32Array[];
}

/** Counts every run anew under a brush. What is brushed on an axis leaves that axis as it is. */
export function linkedCounts(table: Table, axes: readonly LinkedAxis[], brush: Query): LinkedCounts {
  const matched = filterRows(table, brush);
  const rowsFor = (field: FieldPath) =>
    brushOn(brush, field) === undefined ? matched : filterRows(table, withoutFields(brush, [field]));
  return { matched: matched.length, bins: axes.map((axis) => countBins(axis, rowsFor(axis.field))) };
}
