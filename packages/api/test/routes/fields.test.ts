import { describe, expect, test } from "vitest";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({
    id: "a1",
    params: { dim: 2, kind: "red", opt: { lr: 0.1 } },
    metrics: { ok: true, loss: Number.NaN },
  }),
  runOf({ id: "a2", params: { dim: 10n ** 20n, kind: "blue" }, metrics: { ok: false }, status: "failed" }),
  runOf({ id: "b1", experiment: "other:1", params: JSON.parse('{"__proto__":1}') }),
]);
const ABSENT = { values: null, min_value: null, max_value: null };

describe("GET /api/meta/fields", () => {
  test("says what is known of every field", async () => {
    const answer = await api.get("/api/meta/fields");
    expect(answer.body).toMatchObject({
      version: api.source.state().version,
      last_scan: api.source.state().last_scan,
      run_count: 3,
      params_fields: {
        dim: { type: "numeric", count: 2, distinct: 2, values: null, min_value: 2, max_value: 10n ** 20n },
        kind: { ...ABSENT, type: "string", count: 2, distinct: 2, values: ["blue", "red"] },
        opt: { ...ABSENT, type: "unknown", count: 1 },
        "opt.lr": { type: "numeric", count: 1, min_value: 0.1 },
      },
      metrics_fields: {
        ok: { ...ABSENT, type: "boolean", count: 2, values: ["False", "True"] },
        loss: { ...ABSENT, type: "numeric", count: 1, distinct: 1 },
      },
      derived_fields: {},
      record_fields: { status: { type: "string", values: ["failed", "success"] } },
    });
    expect(answer.text).toContain('"__proto__":{"type":"numeric"');
  });

  test.each([
    ["experiment_id=other%3A1", 1, []],
    ["status=failed", 1, ["dim", "kind"]],
    ["experiment_id=nobody", 0, []],
    ['field_filters=[{"field":"params.kind","op":"eq","value":"red"}]', 1, ["dim", "kind", "opt", "opt.lr"]],
    ["started_after=2027-01-01", 0, []],
  ])("%s narrows it", async (query, count, params) => {
    const { body } = await api.get(`/api/meta/fields?${query}`);
    const { run_count, params_fields } = body as { run_count: number; params_fields: object };
    expect(run_count).toBe(count);
    expect(Object.keys(params_fields).filter((key) => key !== "__proto__")).toEqual(params);
  });

  test("an unreadable filter is 422", async () => {
    expect(await api.get("/api/meta/fields?status=nope")).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["query", "status", 0] }] },
    });
  });
});

describe("POST /api/meta/fields", () => {
  test("takes a filter of any length", async () => {
    const value = Array.from({ length: 5000 }, (_, i) => `no such run ${i}`);
    const filter = { field_filters: [{ field: "record.run_id", op: "in", value: [...value, "a2"] }] };
    expect((await api.post("/api/meta/fields", { filter })).body).toMatchObject({ run_count: 1 });
    expect((await api.post("/api/meta/fields", {})).body).toMatchObject({ run_count: 3 });
  });

  test("an unreadable filter is 422", async () => {
    expect(await api.post("/api/meta/fields", { filter: { started_before: "never" } })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "filter", "started_before"] }] },
    });
  });
});
