import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { ConfigurationsSchema } from "../../src/schemas/configurations.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { dim: 2, tags: ["x", Number.NaN] }, metrics: { loss: 0.5 } }),
  runOf({
    id: "a2",
    startedAt: "2026-03-02T10:00:00",
    params: { dim: 2n ** 64n },
    metrics: { loss: Number.NaN },
  }),
  runOf({
    id: "a3",
    startedAt: "2026-03-03T10:00:00",
    params: { dim: -0 },
    metrics: { loss: -Infinity },
    status: "failed",
  }),
]);

describe("POST /api/rows", () => {
  test("answers cells by column, the newest run first", async () => {
    const answer = await api.post("/api/rows", {
      columns: ["params.dim", "metrics.loss", "params.tags", "record.status"],
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        columns: {
          "params.dim": [-0, 2n ** 64n, 2],
          "metrics.loss": [null, null, 0.5],
          "params.tags": [null, null, ["x", null]],
          "record.status": ["failed", "success", "success"],
        },
        run_ids: ["a3", "a2", "a1"],
        total: 3,
        limit: 100,
        offset: 0,
        counts: { all: 3, matched: 3, success: 2, failed: 1, running: 0, cancelled: 0, other: 0 },
        version: api.source.state().version,
        non_finite: { "metrics.loss": { "0": "-Infinity", "1": "NaN" }, "params.tags": { "2[1]": "NaN" } },
      },
    });
  });

  test("filters, sorts and pages", async () => {
    const answer = await api.post("/api/rows", {
      filter: {
        status: ["success"],
        field_filters: [{ field: "params.dim", op: "gt", value: 1 }],
        experiment_id: null,
      },
      rows: "runs",
      columns: [],
      sort: [{ field: "params.dim", order: "desc" }],
      limit: 1,
      offset: 1,
    });
    expect(answer.body).toEqual({
      columns: {},
      run_ids: ["a1"],
      total: 2,
      limit: 1,
      offset: 1,
      counts: { all: 3, matched: 2, success: 2, failed: 0, running: 0, cancelled: 0, other: 0 },
      version: api.source.state().version,
    });
  });

  test("a column that nobody has is all missing, and one asked for twice is answered once", async () => {
    const columns = ["params.nobody", "params.nobody", "params.__proto__", "params.constructor"];
    const { body } = await api.post("/api/rows", { columns, limit: 2 });
    expect(body).toMatchObject({
      columns: {
        "params.nobody": [null, null],
        "params.__proto__": [null, null],
        "params.constructor": [null, null],
      },
    });
  });

  test("an integer beyond 2^53 is compared by all its digits", async () => {
    const ask = (value: bigint) =>
      api.post("/api/rows", {
        columns: [],
        filter: { field_filters: [{ field: "params.dim", op: "eq", value }] },
      });
    expect((await ask(2n ** 64n)).body).toMatchObject({ run_ids: ["a2"] });
    expect((await ask(2n ** 64n + 1n)).body).toMatchObject({ run_ids: [] });
  });

  test("has an ETag of the question", async () => {
    const etag = (await api.post("/api/rows", { columns: [] })).headers.get("etag") ?? "";
    expect((await api.post("/api/rows", { columns: [] }, { "if-none-match": etag })).status).toBe(304);
    expect((await api.post("/api/rows", { columns: [], limit: 1 }, { "if-none-match": etag })).status).toBe(
      200,
    );
  });

  const filter = (field: string, op: string, value: unknown) => ({
    columns: [],
    filter: { field_filters: [{ field, op, value }] },
  });
  test.each<[string, unknown, (string | number)[]]>([
    ["no JSON", "{not", [1]],
    ["nothing", "", [0]],
    ["a list", "[]", []],
    ["no columns", {}, ["columns"]],
    ["columns that are no list", { columns: "params.dim" }, ["columns"]],
    ["a column without a namespace", { columns: ["params.dim", "dim"] }, ["columns", 1]],
    ["another kind of rows", { columns: [], rows: "experiments" }, ["rows"]],
    ["an unknown member", { columns: [], query: "params.dim > 1" }, ["query"]],
    ["a query that is no text", { columns: [], q: 1 }, ["q"]],
    [
      "an unknown member of the filter",
      { columns: [], filter: { experiment: "x" } },
      ["filter", "experiment"],
    ],
    ["a filter that is a list", { columns: [], filter: [] }, ["filter"]],
    ["limit 0", { columns: [], limit: 0 }, ["limit"]],
    ["limit 1001", { columns: [], limit: 1001 }, ["limit"]],
    ["a limit with a fraction", { columns: [], limit: 1.5 }, ["limit"]],
    ["a limit in words", { columns: [], limit: "10" }, ["limit"]],
    ["offset -1", { columns: [], offset: -1 }, ["offset"]],
    ["a sort that is no list", { columns: [], sort: { field: "params.dim", order: "asc" } }, ["sort"]],
    ["a sort without an order", { columns: [], sort: [{ field: "params.dim" }] }, ["sort", 0, "order"]],
    [
      "a sort without a namespace",
      { columns: [], sort: [{ field: "dim", order: "asc" }] },
      ["sort", 0, "field"],
    ],
    ["an unknown status", { columns: [], filter: { status: ["nope"] } }, ["filter", "status", 0]],
    ["an unknown operator", filter("params.dim", "like", 1), ["filter", "field_filters", 0, "op"]],
    ["a filter without a namespace", filter("dim", "eq", 1), ["filter", "field_filters", 0, "field"]],
    ["an unreadable time", { columns: [], filter: { started_after: "soon" } }, ["filter", "started_after"]],
  ])("%s is 422 and says where", async (_, body, place) => {
    const answer = await api.post("/api/rows", body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      detail: [{ loc: ["body", ...place], msg: expect.stringMatching(/xpected/) }],
    });
  });

  test("runs have no statistic to be sorted by", async () => {
    const sort = [{ field: "params.dim", order: "asc", by: "mean" }];
    const answer = await api.post("/api/rows", { columns: [], sort });
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ["body", "sort", 0, "by"] }] } });
  });
});

describe("POST /api/rows for configurations", () => {
  const replicated = openTestApi([
    runOf({ id: "r1", fingerprint: "p", params: { lr: 1 }, metrics: { loss: 1, word: "a", ok: true } }),
    runOf({ id: "r2", fingerprint: "p", params: { lr: 1 }, metrics: { loss: 2, word: "b", ok: false } }),
    runOf({ id: "r3", fingerprint: "q", params: { lr: 2 }, metrics: { loss: Number.NaN }, status: "failed" }),
  ]);

  test("answers cells by column, and what each configuration is", async () => {
    const { status, body } = await replicated.post("/api/rows", {
      rows: "configurations",
      columns: ["params.lr", "metrics.loss", "metrics.word", "metrics.ok"],
      sort: [{ field: "params.lr", order: "asc" }],
    });
    expect(status).toBe(200);
    expect(v.is(ConfigurationsSchema, body)).toBe(true);
    const none = { running: 0, cancelled: 0, other: 0 };
    expect(body).toEqual({
      columns: {
        "params.lr": [
          { kind: "value", value: 1 },
          { kind: "value", value: 2 },
        ],
        "metrics.loss": [
          {
            kind: "summary",
            summary: {
              ...{ n: 2, missing: 0, not_finite: 0, mean: 1.5, sd: Math.SQRT1_2 },
              ...{ low: expect.closeTo(-4.853102368, 8), high: expect.closeTo(7.853102368, 8) },
            },
          },
          { kind: "value", value: null },
        ],
        "metrics.word": [
          { kind: "mixed", distinct: 2 },
          { kind: "value", value: null },
        ],
        "metrics.ok": [
          { kind: "booleans", counts: { true: 1, false: 1, missing: 0 } },
          { kind: "value", value: null },
        ],
      },
      configurations: [
        {
          ...{ experiment_id: "demo:1", params_fingerprint: "p", run_count: 2, latest_run_id: "r1" },
          ...{ success: 2, failed: 0, ...none },
        },
        {
          ...{ experiment_id: "demo:1", params_fingerprint: "q", run_count: 1, latest_run_id: "r3" },
          ...{ success: 0, failed: 1, ...none },
        },
      ],
      ...{ total: 2, limit: 100, offset: 0 },
      counts: { all: 3, matched: 3, success: 2, failed: 1, ...none },
      version: replicated.source.state().version,
      non_finite: { "metrics.loss": { "1.value": "NaN" } },
    });
  });

  test("sorts by a statistic", async () => {
    const sort = [{ field: "metrics.loss", order: "desc", by: "n" }];
    const query = { rows: "configurations", columns: [], sort, limit: 1 };
    const { body } = await replicated.post("/api/rows", query);
    expect(body).toMatchObject({ configurations: [{ params_fingerprint: "p" }], total: 2 });
  });
});
