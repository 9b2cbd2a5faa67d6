import { describe, expect, it } from "vitest";
import type { FieldPath } from "../model/field.ts";
import { compareRuns } from "../query/compare-runs.ts";
import { type ConfigurationsQuery, configurations } from "../query/configurations.ts";
import { type DensityGridRequest, densityGrid } from "../query/density-grid.ts";
import { experimentDesigns } from "../query/experiment-designs.ts";
import { experimentOverview } from "../query/experiment-overview.ts";
import { type FacetRequest, facetCounts } from "../query/facet-counts.ts";
import { type FieldValuesRequest, fieldValues } from "../query/field-values.ts";
import type { Filter } from "../query/filter.ts";
import { filterRows } from "../query/filter-rows.ts";
import { type SearchRequest, search } from "../query/search.ts";
import { varyingFields } from "../query/varying-fields.ts";
import type { OpenedDataset } from "./opened-dataset.ts";

const SOME: Filter = { field: "record.experiment_id", op: "eq", value: "alpha:1.0" };
const COLUMNS: readonly FieldPath[] = [
  ...(["params.lr", "metrics.loss", "metrics.big", "metrics.mixed", "params.opt", "params.nobody"] as const),
  ...([
    "record.run_id",
    "record.started_at",
    "derived.lone",
    "params.__proto__",
    "metrics.converged",
  ] as const),
];

const FACETS: readonly FacetRequest[] = [
  { fields: ["record.status", "params.lr", "metrics.loss", "metrics.mixed", "record.started_at"] },
  { fields: ["params.algorithm", "params.nobody"], filter: SOME, limit: 1, order: "natural", bins: 3 },
  { fields: ["metrics.big"], filter: { field: "metrics.big", op: "gt", value: 100 } },
];

const VALUES: readonly FieldValuesRequest[] = [
  { fields: ["metrics.loss", "metrics.big", "metrics.mixed", "params.opt"], includeRunIds: true },
  { fields: ["params.lr", "params.nobody"], filter: SOME, maxPoints: 2, seed: -5 },
];

const DENSITIES: readonly DensityGridRequest[] = [
  { x: "params.lr", y: "metrics.loss", columns: 3, rows: 2 },
  { x: "record.started_at", y: "params.lr", yScale: "log", yRange: [0.01, 1], filter: SOME, columns: 2 },
];

const CONFIGURATIONS: readonly ConfigurationsQuery[] = [
  { columns: COLUMNS },
  { columns: ["metrics.loss", "metrics.loss"], filter: SOME },
  {
    columns: ["metrics.loss"],
    sort: [
      { field: "metrics.loss", order: "desc", by: "sd" },
      { field: "record.status", order: "asc" },
    ],
    ...{ limit: 2, offset: 1 },
  },
  { columns: ["metrics.converged"], sort: [{ field: "metrics.converged", order: "desc" }] },
];

const SEARCHES: readonly SearchRequest[] = [
  { query: " a " },
  { query: "größe", limit: 1 },
  { query: "0.1" },
  { query: "no such thing & more" },
];

/** What every data set must answer to questions that core has a verb for: what the verb makes of the same table. */
export function describeQuestions(opened: () => OpenedDataset): void {
  const stateOf = () => opened().source.state();
  const invalid = { code: "invalid_query" };

  describe("varying", () => {
    it.each([undefined, SOME, { experiment_id: "nobody" }])("tells what differs: %j", async (filter) => {
      const { table, version } = stateOf();
      const rows = filter && filterRows(table, filter);
      const expected = { ...varyingFields(table, rows), version };
      expect(await opened().dataset.varying(filter && { filter })).toEqual(expected);
    });
  });

  describe("facets", () => {
    it.each(FACETS)("counts %j", async (request) => {
      const { table, version } = stateOf();
      expect(await opened().dataset.facets(request)).toEqual({ ...facetCounts(table, request), version });
    });

    it("refuse what cannot be understood", async () => {
      const { dataset } = opened();
      await expect(dataset.facets({ fields: ["lr" as "params.lr"] })).rejects.toMatchObject(invalid);
      await expect(dataset.facets({ fields: [], limit: 0 })).rejects.toMatchObject(invalid);
    });
  });

  describe("values", () => {
    it.each(VALUES)("has %j", async (request) => {
      const { table, version } = stateOf();
      expect(await opened().dataset.values(request)).toEqual({ ...fieldValues(table, request), version });
    });

    it("refuse what cannot be understood", async () => {
      const { dataset } = opened();
      await expect(dataset.values({ fields: [] })).rejects.toMatchObject(invalid);
      await expect(dataset.values({ fields: ["params.a"], maxPoints: 50_001 })).rejects.toMatchObject(
        invalid,
      );
    });
  });

  describe("density", () => {
    it.each(DENSITIES)("counts %j", async (request) => {
      const { table, version } = stateOf();
      expect(await opened().dataset.density(request)).toEqual({ ...densityGrid(table, request), version });
    });

    it("refuses what cannot be understood", async () => {
      const request = { x: "params.lr", y: "metrics.loss" } as const;
      const { dataset } = opened();
      await expect(dataset.density({ ...request, columns: 0 })).rejects.toMatchObject(invalid);
      await expect(dataset.density({ ...request, xRange: [2, 1] })).rejects.toMatchObject(invalid);
    });
  });

  describe("configurations", () => {
    it.each(CONFIGURATIONS)("brings together %j", async (query) => {
      const { table, version } = stateOf();
      const expected = { ...configurations(table, query), version };
      expect(await opened().dataset.configurations(query)).toEqual(expected);
    });

    it("refuse what cannot be understood", async () => {
      const { dataset } = opened();
      await expect(dataset.configurations({ columns: [], limit: 0 })).rejects.toMatchObject(invalid);
      await expect(
        dataset.configurations({
          columns: [],
          sort: [{ field: "params.lr", order: "asc", by: "mode" as "mean" }],
        }),
      ).rejects.toMatchObject(invalid);
    });
  });

  describe("columns", () => {
    it.each([undefined, SOME])("has fields of all runs that match, as a table: %j", async (filter) => {
      const { table, version } = stateOf();
      const rows = filterRows(table, filter ?? {});
      const answer = await opened().dataset.columns({ columns: COLUMNS, ...(filter && { filter }) });
      expect(answer.version).toBe(version);
      expect(answer.table.rowCount).toBe(rows.length);
      const known = COLUMNS.filter((path) => rows.some((row) => table.cell(row, path) !== undefined));
      expect([...answer.table.paths].sort()).toEqual([...known].sort());
      for (const row of rows) {
        const there = answer.table.rowOf(table.runIds[row]!)!;
        for (const path of COLUMNS) expect(answer.table.cell(there, path)).toEqual(table.cell(row, path));
      }
    });

    it("refuse what cannot be understood", async () => {
      const answer = opened().dataset.columns({ columns: ["params.lr", "lr" as "params.lr"] });
      await expect(answer).rejects.toMatchObject({ ...invalid, location: ["columns", 1] });
    });
  });

  describe("designs", () => {
    it("outlines what every experiment varied", async () => {
      const { table, version } = stateOf();
      expect(await opened().dataset.designs()).toEqual({ ...experimentDesigns(table), version });
    });
  });

  describe("overview", () => {
    it.each(["alpha:1.0", "team/β:2", "queued:1", "", ".."])("sums up %j", async (id) => {
      const { table, version } = stateOf();
      expect(await opened().dataset.overview(id)).toEqual({ ...experimentOverview(table, id), version });
    });
  });

  describe("compare", () => {
    it.each([[["a1", "a2"]], [["b/1 %2F?#ü", "nobody", "a3", "a4", "a3"]]])(
      "tells what %j differ in",
      async (ids) => {
        const { table, version } = stateOf();
        expect(await opened().dataset.compare(ids)).toEqual({ ...compareRuns(table, ids), version });
      },
    );

    it("refuses fewer than two runs", async () => {
      await expect(opened().dataset.compare(["a1", "a1"])).rejects.toMatchObject(invalid);
    });
  });

  describe("search", () => {
    it.each(SEARCHES)("finds %j", async (request) => {
      const { version } = stateOf();
      expect(await opened().dataset.search(request)).toEqual({ ...search(stateOf(), request), version });
    });

    it.each([
      ["GR\u00d6SSE", []],
      ["tw", [["logs", "a1", "run: two"]]],
      ["worker", [["logs", "a1", "stage 2/worker"]]],
      ["CURV", [["artifacts", "a1", "curve"]]],
    ])("finds %j in the files of runs", async (query, expected) => {
      const { groups, truncated, runs_searched, runs_total } = await opened().dataset.searchFiles({ query });
      const hits = groups.flatMap(({ category, hits }) =>
        hits.map(({ entity_id, sublabel }) => [category, entity_id, sublabel]),
      );
      expect({ hits, truncated }).toEqual({ hits: expected, truncated: false });
      expect([runs_searched, runs_total]).toEqual([stateOf().table.rowCount, stateOf().table.rowCount]);
    });

    it("refuses what cannot be understood", async () => {
      await expect(opened().dataset.search({ query: "  " })).rejects.toMatchObject(invalid);
      await expect(opened().dataset.search({ query: "a", limit: 101 })).rejects.toMatchObject(invalid);
      await expect(opened().dataset.searchFiles({ query: " " })).rejects.toMatchObject(invalid);
    });
  });
}
