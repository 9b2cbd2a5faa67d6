import { describe, expect, it } from "vitest";
import { exactJson } from "../json/stringify-json.ts";
import { EVERY_RUN, type Query } from "../language/query.ts";
import { filterRows } from "../query/filter-rows.ts";
import { idsWhere, type OpenedDataset } from "./opened-dataset.ts";

/** Every kind of condition, values that JSON has no word for, and times that depend on the present. */
const QUERIES: readonly Query[] = [
  EVERY_RUN,
  { field: "params.lr", op: "between", value: [0.01, 0.1] },
  { field: "metrics.big", op: "in", value: [9007199254740993n, "12"] },
  { field: "metrics.loss", op: "is", value: "not finite" },
  { field: "metrics.loss", op: "ge", value: Number.NEGATIVE_INFINITY },
  { field: "params.lr", op: "eq", value: -0 },
  { field: "params.algorithm", op: "matches", value: "/^adam/i" },
  { field: "params", op: "contains", value: "with sp" },
  { field: "params.", op: "eq", value: "empty" },
  { field: "params.__proto__", op: "ne", value: 2 },
  { field: "metrics.mixed", op: "eq", value: [1, { a: 2 }] },
  { field: "derived.lone", op: "eq", value: "\ud800" },
  { field: "record.started_at", op: "ge", value: "2026-01-26T10:30:00" },
  { field: "record.started_at", op: "lt", value: "2 days ago" },
  { op: "text", value: "größe" },
  { op: "not", query: { field: "metrics.loss", op: "is", value: "present" } },
  { op: "or", queries: [] },
  {
    op: "or",
    queries: [
      { field: "record.status", op: "in", value: ["failed", "paused"] },
      {
        op: "and",
        queries: [
          { field: "params.algorithm", op: "eq", value: "adam" },
          { op: "not", query: { field: "params.layers", op: "gt", value: 2 } },
        ],
      },
    ],
  },
];

/** Which of `sampleRuns` every data set must find by queries. */
export function describeQueries(opened: () => OpenedDataset): void {
  const invalid = { code: "invalid_query" };

  describe("queries", () => {
    it.each(QUERIES.map((query) => [exactJson(query), query] as const))("find %s", async (_, query) => {
      const { table } = opened().source.state();
      const found = Array.from(filterRows(table, query), (row) => table.runIds[row]!);
      expect(await idsWhere(opened().dataset, query)).toEqual(found.sort());
    });

    it.each<[string, unknown, readonly (string | number)[]]>([
      ["a field without a namespace", { field: "lr", op: "eq", value: 1 }, ["filter", "field"]],
      ["an unknown operator", { field: "params.lr", op: "like", value: 1 }, ["filter", "op"]],
      [
        "a time that is none, deep inside",
        { op: "and", queries: [EVERY_RUN, { field: "record.started_at", op: "gt", value: "soon" }] },
        ["filter", "queries", 1, "value"],
      ],
    ])("are refused with their place: %s", async (_, query, location) => {
      const { dataset } = opened();
      const filter = query as Query;
      await expect(dataset.rows({ columns: [], filter })).rejects.toMatchObject({ ...invalid, location });
      await expect(dataset.facets({ fields: [], filter })).rejects.toMatchObject({ ...invalid, location });
      await expect(dataset.columns({ columns: [], filter })).rejects.toMatchObject({ ...invalid, location });
    });

    it("narrow down every question", async () => {
      const { dataset } = opened();
      const filter: Query = { field: "record.status", op: "eq", value: "failed" };
      expect((await dataset.fields({ filter })).run_count).toBe(1);
      expect((await dataset.aggregate({ x: "params.lr", y: "params.lr", filter })).counts.matched).toBe(1);
      expect((await dataset.histogram({ field: "params.lr", filter })).matched).toBe(1);
      expect((await dataset.configurations({ columns: [], filter })).total).toBe(1);
      expect((await dataset.columns({ columns: [], filter })).table.runIds).toEqual(["a4"]);
    });
  });
}
