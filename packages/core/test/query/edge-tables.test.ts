import {
  aggregate,
  configurations,
  densityGrid,
  type FieldPath,
  facetCounts,
  fieldValues,
  filterRows,
  histogram,
  indexFields,
  matchRows,
  search,
  selectPage,
  sortRows,
  type Table,
  tableOf,
  varyingFields,
} from "@atlas/core";
import { describe, expect, it } from "vitest";
import { runOf } from "../arbitrary.ts";

/** Tables that have next to nothing, and the field that is asked about: none of their runs has a number there. */
const TABLES: Record<string, readonly [Table, FieldPath]> = {
  "no runs": [tableOf([]), "metrics.y"],
  "one run without the field": [tableOf([runOf({}, { a: 1 })]), "metrics.y"],
  "many runs without the field": [
    tableOf(Array.from({ length: 20_000 }, (_, i) => runOf({ run_id: `${i}` }, { a: i % 3 }))),
    "metrics.y",
  ],
  "runs of which all have NaN": [
    tableOf(Array.from({ length: 300 }, (_, i) => runOf({ run_id: `${i}` }, { a: 1 }, { y: Number.NaN }))),
    "metrics.y",
  ],
  "a field of texts": [tableOf([runOf({}, { a: 1 }, { y: "high" })]), "metrics.y"],
  "a namespace that is no field": [tableOf([runOf({}, { a: 1 })]), "params.nobody"],
};

describe.each(Object.keys(TABLES))("asked about a field without a number, of %s,", (name) => {
  const [table, field] = TABLES[name]!;
  const { rowCount } = table;
  const all = filterRows(table, {});

  it("a filter finds no run", () => {
    expect(filterRows(table, { field, op: "lt", value: 1 })).toHaveLength(0);
    expect(matchRows(table, { field, op: "matches", value: "/^\\d/" })).toHaveLength(0);
    expect(matchRows(table, { op: "not", query: { field, op: "lt", value: 1 } })).toHaveLength(rowCount);
  });

  it("a sort and a page have all runs", () => {
    expect(sortRows(table, all, [{ field, order: "desc" }]).toSorted()).toEqual(all);
    const page = selectPage(
      table,
      { columns: [field], sort: [{ field, order: "asc" }], limit: 2 },
      { version: 1 },
    );
    expect([page.total, page.run_ids.length]).toEqual([rowCount, Math.min(rowCount, 2)]);
    expect(configurations(table, { columns: [field] }).counts.matched).toBe(rowCount);
  });

  it("a plot counts every run as left out", () => {
    const plot = { x: "params.a", y: field } as const;
    const { series, counts } = aggregate(table, { ...plot, groupBy: [field], errorBars: "ci95" });
    expect([series, counts.used, counts.missing + counts.not_finite]).toEqual([[], 0, rowCount]);
    const bins = histogram(table, { field, stackBy: field });
    expect([bins.total, bins.missing + bins.not_finite, bins.stacks]).toEqual([0, rowCount, []]);
    const grid = densityGrid(table, plot);
    expect([grid.counts.used, grid.counts.missing + grid.counts.not_finite]).toEqual([0, rowCount]);
    expect(fieldValues(table, { fields: [field], maxPoints: 5 }).returned).toBe(Math.min(rowCount, 5));
  });

  it("indexes and facets are well formed", () => {
    const info = indexFields(table).find(({ path }) => path === field);
    expect([info?.min_value, info?.max_value]).toEqual([undefined, undefined]);
    expect(varyingFields(table).varying.some(({ path }) => path === field)).toBe(false);
    expect(facetCounts(table, { fields: [field] }).facets[0]?.matched.count).toBe(rowCount);
    expect(search({ table, experiments: [] }, { query: "nothing of this name" }).groups).toEqual([]);
  });
});
