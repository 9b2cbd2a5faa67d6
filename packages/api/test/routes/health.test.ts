import { openMemorySource, type Problem } from "@atlas/core";
import { expect, test } from "vitest";
import { openTestApi, runOf, testApiOf } from "../test-api.ts";

test("says what is served, and how it is", async () => {
  const api = openTestApi([runOf({ id: "a1" }), runOf({ id: "a2" })]);
  const state = api.source.state();
  expect((await api.get("/api/health")).body).toEqual({
    status: "healthy",
    store_path: api.source.location,
    store_type: "memory",
    store_exists: true,
    version: "1.2.3",
    data_version: state.version,
    stores: state.stores.length,
    store_list: state.stores,
    runs: 2,
    last_scan: state.last_scan,
    progress: state.progress,
    following: null,
    problems: [],
    problem_count: 0,
  });
});

test("lists the first thousand problems, and counts all", async () => {
  const problems = Array.from({ length: 1500 }, (_, i): Problem => {
    return { store: ".", path: `runs/${i}.json`, reason: "Truncated", effect: "skipped" };
  });
  const source = openMemorySource([]);
  const api = testApiOf({ ...source, state: () => ({ ...source.state(), problems }) });
  expect((await api.get("/api/health")).body).toMatchObject({
    problem_count: 1500,
    problems: problems.slice(0, 1000),
  });
});

test("a scan that found nothing new is news here, and nowhere else", async () => {
  const source = openMemorySource([]);
  let last_scan = "2026-03-01T10:00:00Z";
  const api = testApiOf({ ...source, state: () => ({ ...source.state(), last_scan }) });
  const etagOf = async (path: string) => (await api.get(path)).headers.get("etag") ?? "";
  const [health, runs] = [await etagOf("/api/health"), await etagOf("/api/runs")];
  last_scan = "2026-03-01T10:00:02Z";
  expect((await api.get("/api/health", { "if-none-match": health })).status).toBe(200);
  expect((await api.get("/api/runs", { "if-none-match": runs })).status).toBe(304);
});
