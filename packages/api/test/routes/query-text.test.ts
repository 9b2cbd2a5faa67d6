import { describe, expect, test } from "vitest";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { dim: 1 } }),
  runOf({ id: "a2", params: { dim: 2 } }),
  runOf({ id: "a3", params: { dim: 3 }, status: "failed" }),
]);

/** Every endpoint that takes a filter, with a query in its place, and how many runs it says that there are. */
const COUNTED: readonly [path: string, body: object | undefined, count: (body: never) => number][] = [
  ["/api/runs?", undefined, (body: { total: number }) => body.total],
  ["/api/meta/fields?", undefined, (body: { run_count: number }) => body.run_count],
  ["/api/meta/fields", {}, (body: { run_count: number }) => body.run_count],
  ["/api/rows", { columns: [] }, (body: { total: number }) => body.total],
  [
    "/api/rows",
    { columns: [], rows: "configurations" },
    (body: { counts: { matched: number } }) => body.counts.matched,
  ],
  ["/api/fields/values", { fields: ["params.dim"] }, (body: { total: number }) => body.total],
  ["/api/facets", { fields: [] }, (body: { matched: number }) => body.matched],
  [
    "/api/aggregate",
    { x_field: "params.dim", y_field: "params.dim" },
    (body: { counts: { matched: number } }) => body.counts.matched,
  ],
  ["/api/histogram", { field: "params.dim" }, (body: { matched: number }) => body.matched],
  [
    "/api/density",
    { x_field: "params.dim", y_field: "params.dim" },
    (body: { counts: { matched: number } }) => body.counts.matched,
  ],
  [
    "/api/varying",
    {},
    (body: { varying: { path: string; distinct: number }[] }) =>
      body.varying.find(({ path }) => path === "params.dim")?.distinct ?? 1,
  ],
];

function ask(path: string, body: object | undefined, question: Record<string, unknown>) {
  if (body !== undefined) return api.post(path, { ...body, ...question });
  const texts = Object.entries(question).map(([name, value]) => [name, String(value)]);
  return api.get(path + new URLSearchParams(Object.fromEntries(texts)));
}

describe.each(COUNTED)("q of %s %j", (path, body, count) => {
  test("asks for runs in words, alone or beside a filter", async () => {
    const matched = async (question: Record<string, unknown>) =>
      count((await ask(path, body, question)).body as never);
    expect(await matched({ q: "params.dim >= 2" })).toBe(2);
    expect(await matched({ q: "" })).toBe(3);
    const filter = body === undefined ? { status: "success" } : { filter: { status: ["success"] } };
    expect(await matched({ q: "params.dim >= 2", ...filter })).toBe(1);
  });

  test("is 422 where it cannot be read, with the position and what was expected", async () => {
    const answer = await ask(path, body, { q: "params.dim >" });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      detail: [
        {
          type: "query_invalid",
          loc: [body === undefined ? "query" : "body", "q"],
          msg: 'expected a number, a text, "true" or "false" at the end',
          input: "params.dim >",
          position: { start: 12, end: 12 },
          expected: ["a number", "a text", "true", "false"],
        },
      ],
    });
  });

  test("has no ETag where it asks about the present", async () => {
    const etagOf = async (q: string) => (await ask(path, body, { q })).headers.get("etag");
    expect(await etagOf("started > 2026-01-01")).not.toBeNull();
    expect(await etagOf("started > 2 days ago")).toBeNull();
  });
});
