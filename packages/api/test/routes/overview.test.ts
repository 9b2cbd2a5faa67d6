import { expect, test } from "vitest";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", experiment: "demo:1", startedAt: "2026-03-01T10:00:00" }),
  runOf({ id: "a2", experiment: "demo:1", startedAt: "2026-03-02T10:00:00", status: "failed" }),
  runOf({ id: "b1", experiment: "team/ü:2", startedAt: "2026-03-03T10:00:00", status: "running" }),
  runOf({ id: "c1", experiment: "..", startedAt: "2026-01-01T10:00:00" }),
]);

test.each([
  ["demo:1", { run_count: 2, success: 1, failed: 1, failure_group_count: 1 }],
  ["team/ü:2", { run_count: 1, running_runs: [{ run_id: "b1", started_at: "2026-03-03T10:00:00" }] }],
  ["nobody", { run_count: 0, failures: [], metrics: [] }],
])("GET and POST sum up %j alike", async (id, part) => {
  const { body, status } = await api.get(`/api/experiments/${encodeURIComponent(id)}/overview`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ experiment_id: id, version: api.source.state().version, ...part });
  expect((await api.post("/api/overview", { experiment_id: id })).body).toEqual(body);
});

test("POST /api/overview reaches ids that no URL can hold, and refuses what names none", async () => {
  expect((await api.post("/api/overview", { experiment_id: ".." })).body).toMatchObject({ run_count: 1 });
  expect((await api.post("/api/overview", {})).status).toBe(422);
  expect((await api.post("/api/overview", { experiment_id: 1 })).status).toBe(422);
});

test("GET /api/experiments/{id}/overview has an ETag of the data", async () => {
  const { headers } = await api.get("/api/experiments/demo:1/overview");
  const etag = headers.get("etag") ?? "";
  expect((await api.get("/api/experiments/demo:1/overview", { "if-none-match": etag })).status).toBe(304);
});

test("GET /api/meta/experiments/designs outlines what each experiment varied", async () => {
  const { body } = await api.get("/api/meta/experiments/designs");
  expect(body).toMatchObject({
    designs: [
      { experiment_id: "..", configuration_count: 1 },
      { experiment_id: "demo:1", seed_count: 1 },
      { experiment_id: "team/ü:2" },
    ],
  });
});
