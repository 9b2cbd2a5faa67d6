import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openExampleSource } from "./example-source.ts";
import { openTestApi, runOf, testApiOf } from "./test-api.ts";

const api = testApiOf(openExampleSource());
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const condition = { field: "params.size", op: "gt", value: 0 };

describe("a question that would keep everyone else waiting is 422, with what is too much", () => {
  test.each([
    ["/api/rows", { columns: many(5001, "params.size"), limit: 1 }, ["body", "columns"]],
    ["/api/rows", { columns: many(1001, "params.size"), limit: 1000 }, ["body"]],
    ["/api/rows", { columns: [], sort: many(21, { field: "params.size", order: "asc" }) }, ["body", "sort"]],
    [
      "/api/rows",
      { columns: [], filter: { field_filters: many(1001, condition) } },
      ["body", "filter", "field_filters"],
    ],
    ["/api/columns", { columns: many(5001, "params.size") }, ["body", "columns"]],
    ["/api/facets", { fields: many(5001, "params.size") }, ["body", "fields"]],
    [
      "/api/aggregate",
      { x_field: "params.size", y_field: "metrics.score", group_by: many(21, "params.size") },
      ["body", "group_by"],
    ],
    [
      "/api/density",
      { x_field: "params.size", y_field: "metrics.score", columns: 1e9, rows: 1 },
      ["body", "columns"],
    ],
  ])("%s %#", async (path, body, loc) => {
    const answer = await api.post(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ detail: [{ loc, msg: expect.stringContaining("Expected") }] });
    expect(answer.text.length).toBeLessThan(11_000);
  });

  test("in a query string, too", async () => {
    const filters = encodeURIComponent(JSON.stringify(many(1001, condition)));
    expect((await api.get(`/api/runs?field_filters=${filters}`)).status).toBe(422);
  });

  test.each([
    ["parentheses", `${"(".repeat(60_000)}params.size > 1`],
    ["negations", `${"not ".repeat(20_000)}params.size > 1`],
    ["conditions", many(20_000, "params.size > 1").join(" or ")],
    ["a long pattern", `params.kind ~ /${"a?".repeat(200)}/`],
    ["a pattern that doubles its work with each letter", "params.kind ~ /^(a+)+$/"],
  ])("of %s", async (_, q) => {
    expect((await api.post("/api/rows", { columns: [], q })).status).toBe(422);
  });

  test("of a body that is nested for ever", async () => {
    for (const bracket of ["[", '{"a":'])
      expect((await api.post("/api/rows", bracket.repeat(500_000))).status).toBe(422);
  });

  test("of more points than anyone can see", async () => {
    const runs = Array.from({ length: 100_001 }, (_, i) => runOf({ id: `${i}`, metrics: { x: i, y: i } }));
    const crowded = openTestApi(runs);
    const body = { x_field: "metrics.x", y_field: "metrics.y" };
    const tooMany = await crowded.post("/api/aggregate", body);
    expect(tooMany.status).toBe(422);
    expect(tooMany.text).toContain("100001 points");
    const fewer = await crowded.post("/api/aggregate", { ...body, q: "metrics.x < 3" });
    expect(fewer.body).toMatchObject({ total_runs: 3 });
  });
});

test("a body has 16 MiB at most, and is not expanded", async () => {
  expect((await api.post("/api/rows", " ".repeat(17 * 1024 * 1024))).status).toBe(413);
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, " "));
  const headers = { "content-encoding": "gzip", "content-type": "application/json" };
  const answer = await api.app.request("/api/rows", { method: "POST", body: bomb, headers });
  expect(answer.status).toBe(422);
});
