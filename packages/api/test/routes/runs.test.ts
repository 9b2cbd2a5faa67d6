import { describe, expect, test } from "vitest";
import { openTestApi, runOf, type TestAnswer, testApiOf } from "../test-api.ts";

const api = openTestApi([
  runOf({
    id: "a1",
    startedAt: "2026-03-01T10:00:00",
    params: { dim: 2, opt: { lr: 0.1 } },
    metrics: { loss: 0.5 },
  }),
  runOf({ id: "a2", startedAt: "2026-03-02T10:00:00", params: { dim: 10 }, metrics: { loss: Number.NaN } }),
  runOf({ id: "a3", startedAt: "2026-03-03T10:00:00", params: { dim: 10 }, status: "failed" }),
  runOf({ id: "b1", startedAt: "2026-03-04T10:00:00", experiment: "team/ü:1", status: "running" }),
]);

function idsOf(answer: TestAnswer): string[] {
  return (answer.body as { runs: { record: { run_id: string } }[] }).runs.map((run) => run.record.run_id);
}

function filters(...list: unknown[]): string {
  return `/api/runs?field_filters=${encodeURIComponent(JSON.stringify(list))}`;
}

describe("GET /api/runs", () => {
  test("lists the newest first", async () => {
    const answer = await api.get("/api/runs");
    expect(answer).toMatchObject({ status: 200, body: { total: 4, limit: 100, offset: 0 } });
    expect(idsOf(answer)).toEqual(["b1", "a3", "a2", "a1"]);
  });

  test("pages", async () => {
    const answer = await api.get("/api/runs?limit=2&offset=1");
    expect(answer.body).toMatchObject({ total: 4, limit: 2, offset: 1 });
    expect(idsOf(answer)).toEqual(["a3", "a2"]);
    expect(idsOf(await api.get("/api/runs?offset=4"))).toEqual([]);
  });

  test.each([
    ["metrics.loss", "asc", ["a1", "a2", "a3", "b1"]],
    ["params.dim", "desc", ["a2", "a3", "a1", "b1"]],
    ["params.opt.lr", "asc", ["a1", "a2", "a3", "b1"]],
    ["metrics.nobody_has_it", "desc", ["a1", "a2", "a3", "b1"]],
  ])("sorts by %s %s", async (path, order, ids) => {
    expect(idsOf(await api.get(`/api/runs?sort_by=${path}&sort_order=${order}`))).toEqual(ids);
  });

  test.each([
    ["/api/runs?status=failed&status=running", ["b1", "a3"]],
    [`/api/runs?experiment_id=${encodeURIComponent("team/ü:1")}`, ["b1"]],
    ["/api/runs?experiment_id=nobody", []],
    ["/api/runs?started_after=2026-03-02T10:00:00&started_before=2026-03-03T10:00:00", ["a3", "a2"]],
    [filters({ field: "params.dim", op: "ge", value: 10 }), ["a3", "a2"]],
    [filters({ field: "params.dim", op: "eq", value: "10" }), []],
    [filters({ field: "params.dim", op: "in", value: ["10"] }), ["a3", "a2"]],
    [filters({ field: "params", op: "contains", value: "DIM:1" }), ["a3", "a2"]],
    [
      filters({ field: "params.dim", op: "ge", value: 1 }, { field: "metrics.loss", op: "lt", value: 1 }),
      ["a1"],
    ],
    [filters({ field: "metrics.nobody_has_it", op: "ne", value: 1 }), []],
    ["/api/runs?field_filters=[]", ["b1", "a3", "a2", "a1"]],
    ["/api/runs?unknown=1&status=failed", ["a3"]],
    ["/api/runs?limit=3&limit=1", ["b1"]],
  ])("%s", async (path, ids) => {
    const answer = await api.get(path);
    expect(idsOf(answer)).toEqual(ids);
  });

  test.each([
    ["limit=0", ["limit"], "greater_than_equal", "0"],
    ["limit=1001", ["limit"], "less_than_equal", "1001"],
    ["limit=many", ["limit"], "int_parsing", "many"],
    ["limit=1.5", ["limit"], "int_parsing", "1.5"],
    ["limit=", ["limit"], "int_parsing", ""],
    ["offset=-1", ["offset"], "greater_than_equal", "-1"],
    ["offset=99999999999999999999", ["offset"], "int_parsing", "99999999999999999999"],
    ["sort_order=up", ["sort_order"], "literal_error", "up"],
    ["sort_by=nonsense", ["sort_by"], "value_error", "nonsense"],
    ["sort_by=", ["sort_by"], "value_error", ""],
    ["status=nope", ["status", 0], "literal_error", "nope"],
    ["status=failed&status=", ["status", 1], "literal_error", ""],
    ["started_after=yesterday", ["started_after"], "value_error", undefined],
    ["started_before=2026-13-01", ["started_before"], "value_error", undefined],
    ["field_filters=%7Bnot", ["field_filters"], "json_invalid", "{not"],
    ["field_filters=%7B%7D", ["field_filters"], "list_type", "{}"],
    ["field_filters=", ["field_filters"], "json_invalid", ""],
    [
      'field_filters=[{"field":"params.a","op":"like","value":1}]',
      ["field_filters", 0, "op"],
      "literal_error",
      "like",
    ],
    [
      'field_filters=[{"field":"kind","op":"eq","value":1}]',
      ["field_filters", 0, "field"],
      "value_error",
      "kind",
    ],
    ['field_filters=[{"field":"params.a","op":"eq"}]', ["field_filters", 0, "value"], "missing", undefined],
    [
      'field_filters=[{"field":"params.a","op":"eq","valeu":1,"value":1}]',
      ["field_filters", 0, "valeu"],
      "extra_forbidden",
      1,
    ],
    ["field_filters=[3]", ["field_filters", 0], "value_error", 3],
  ])("%s is 422 and says what was expected", async (query, place, type, input) => {
    const answer = await api.get(`/api/runs?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      detail: [
        {
          type,
          loc: ["query", ...place],
          msg: expect.any(String),
          ...(input === undefined ? {} : { input }),
        },
      ],
    });
  });

  test("a time with a zone is converted to the stores' local time", async () => {
    const inTokyo = testApiOf(api.source, { timeZone: "Asia/Tokyo" });
    const after = "/api/runs?started_after=2026-03-03T01:00:00Z";
    expect(idsOf(await inTokyo.get(after))).toEqual(["b1", "a3"]);
    expect(idsOf(await inTokyo.get(after.replace("01:00:00", "01:00:01")))).toEqual(["b1"]);
  });

  test("everything that is wrong is said at once", async () => {
    const answer = await api.get("/api/runs?limit=0&sort_order=up");
    expect(answer.body).toMatchObject({
      detail: [{ loc: ["query", "sort_order"] }, { loc: ["query", "limit"] }],
    });
  });
});

describe("GET /api/runs/{run_id}", () => {
  test("answers the whole run", async () => {
    const run = runOf({ id: "x", params: { n: 3, list: [1, "two", null] }, derived: { ok: true } });
    expect((await openTestApi([run]).get("/api/runs/x")).body).toEqual(run);
  });

  test("an unknown run is 404", async () => {
    expect(await api.get("/api/runs/ffff")).toMatchObject({
      status: 404,
      body: { detail: "Run not found: ffff" },
    });
  });

  test.each(["a/b", "100%", "%2F", "ü 実験", "a?b#c", "..\\..", "../../etc/passwd", "__proto__", "%E0%A4%A"])(
    "finds a run called %s",
    async (id) => {
      const answer = await openTestApi([runOf({ id })]).get(`/api/runs/${encodeURIComponent(id)}`);
      expect(answer).toMatchObject({ status: 200, body: { record: { run_id: id } } });
    },
  );

  test("a sequence that is no UTF-8 is an unknown id", async () => {
    expect((await api.get("/api/runs/%E0%A4")).status).toBe(404);
    expect((await api.get("/api/runs/%")).status).toBe(404);
  });

  test("numbers that JSON cannot hold are null, and named", async () => {
    const run = runOf({
      id: "x",
      params: { opt: { lr: Infinity } },
      metrics: { loss: Number.NaN, fine: 1 },
      derived: { log: -Infinity },
      extra: { load: Number.NaN },
    });
    const { body } = await openTestApi([run]).get("/api/runs/x");
    expect(body).toMatchObject({
      params: { opt: { lr: null } },
      metrics: { loss: null, fine: 1 },
      derived_metrics: { log: null },
      non_finite: {
        "record.provenance.extra.load": "NaN",
        "params.opt.lr": "Infinity",
        "metrics.loss": "NaN",
        "derived.log": "-Infinity",
      },
    });
  });

  test("integers keep their digits, -0 its sign, and any name is a name", async () => {
    const params = JSON.parse('{"__proto__":1,"constructor":2,"":3}');
    const metrics = { big: 12345678901234567890n, zero: -0, tiny: 1e-320, lone: "\ud800", huge: 1e300 };
    const answer = await openTestApi([runOf({ id: "x", params, metrics })]).get("/api/runs/x");
    expect(answer.text).toContain('"big":12345678901234567890');
    expect(answer.text).toContain('"lone":"\\ud800"');
    expect(answer.text).toContain('"__proto__":1');
    expect(answer.body).toMatchObject({ metrics });
  });
});
