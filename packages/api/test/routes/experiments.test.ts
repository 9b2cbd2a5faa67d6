import { expect, test } from "vitest";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", experiment: "demo:1", startedAt: "2026-03-01T10:00:00" }),
  runOf({ id: "a2", experiment: "demo:1", startedAt: "2026-03-02T10:00:00", status: "failed" }),
  runOf({ id: "a3", experiment: "demo:1", startedAt: "2026-03-02T09:00:00", status: "unheard of" }),
  runOf({ id: "b1", experiment: "team/ü:2", startedAt: "2026-03-03T10:00:00", status: "running" }),
  runOf({ id: "c1", experiment: "", startedAt: "2026-01-01T10:00:00", status: "cancelled" }),
]);

test("GET /api/meta/experiments lists the newest first", async () => {
  expect((await api.get("/api/meta/experiments")).body).toEqual({
    experiments: [
      { experiment_id: "team/ü:2", run_count: 1, latest_run: "2026-03-03T10:00:00" },
      { experiment_id: "demo:1", run_count: 3, latest_run: "2026-03-02T10:00:00" },
      { experiment_id: "", run_count: 1, latest_run: "2026-01-01T10:00:00" },
    ],
  });
});

test("GET /api/meta/experiments/summary counts the states", async () => {
  const { body } = await api.get("/api/meta/experiments/summary");
  expect(body).toMatchObject({
    version: api.source.state().version,
    experiments: [
      { experiment_id: "team/ü:2", name: "team/ü", version: "2", running: 1, tags: [], total_runs: null },
      { experiment_id: "demo:1", success: 1, failed: 1, running: 0, cancelled: 0, other: 1, run_count: 3 },
      { experiment_id: "", cancelled: 1 },
    ],
  });
});

test.each([
  ["demo:1", { success: 1, failed: 1, running: 0, cancelled: 0, other: 1, total: 3 }],
  ["team/ü:2", { success: 0, failed: 0, running: 1, cancelled: 0, other: 0, total: 1 }],
  ["", { success: 0, failed: 0, running: 0, cancelled: 1, other: 0, total: 1 }],
  ["nobody", { success: 0, failed: 0, running: 0, cancelled: 0, other: 0, total: 0 }],
])("the status counts of %j", async (id, counts) => {
  const answer = await api.get(`/api/experiments/${encodeURIComponent(id)}/status-counts`);
  expect(answer).toMatchObject({ status: 200, body: counts });
});
