import { openMemorySource } from "@atlas/core";
import * as v from "valibot";
import { expect, test } from "vitest";
import { ProblemsSchema } from "../../src/schemas/problems.ts";
import { testApiOf } from "../test-api.ts";

const problems = Array.from({ length: 1500 }, (_, i) => ({
  ...{ store: ".", path: `runs/${i}.json`, reason: "no JSON" },
  effect: i % 2 === 0 ? ("skipped" as const) : ("partly read" as const),
}));
const memory = openMemorySource([]);
const api = testApiOf({ ...memory, state: () => ({ ...memory.state(), problems }) });

test("answers a page of all problems", async () => {
  const { status, body } = await api.get("/api/problems?limit=2&offset=1498");
  expect(status).toBe(200);
  expect(v.is(ProblemsSchema, body)).toBe(true);
  expect(body).toEqual({
    problems: problems.slice(1498),
    ...{ total: 1500, limit: 2, offset: 1498, version: memory.state().version },
  });
  expect((await api.get("/api/problems")).body).toMatchObject({
    problems: problems.slice(0, 100),
    limit: 100,
  });
});

test.each(["limit=0", "limit=1001", "limit=x", "offset=-1"])("%s is 422", async (query) => {
  const [loc] = query.split("=");
  const answer = await api.get(`/api/problems?${query}`);
  expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ["query", loc] }] } });
});
