import { createApi } from "@atlas/api";
import type { Manifest } from "@atlas/core";
import { openMemorySource } from "@atlas/core";
import { expect, test } from "vitest";

const manifest: Manifest = {
  experiment_id: "team/array:1",
  timestamp: "20260303_091502",
  submitted_at: "2026-03-03T09:15:02",
  total_runs: 3,
  name: "array",
  version: "1",
  tags: [],
  content: { job_ids: ["7", 8, "; reboot"], shards: [{ job_id: "7" }, { job_id: "9" }, null, "x"] },
};

test("asks for the jobs that the manifests name, and for nothing that is no id", async () => {
  const asked: (readonly string[])[] = [];
  const command = async (ids: readonly string[]) => {
    asked.push(ids);
    return "7|COMPLETED\n8|RUNNING\n";
  };
  const source = openMemorySource([], { manifests: [manifest] });
  const app = createApi({ source, version: "1", slurm: { squeue: command, sacct: command } });
  const answer = await app.request("/api/experiments/team%2Farray%3A1/slurm-status");
  expect(await answer.json()).toMatchObject({
    job_ids: ["7", "8", "9"],
    total: 2,
    completed: 1,
    running: 1,
    reason: null,
  });
  expect(asked).toEqual([
    ["7", "8", "9"],
    ["7", "8", "9"],
  ]);
});

test("has zeros for an unknown experiment, and where SLURM is not asked", async () => {
  const app = createApi({ source: openMemorySource([]), version: "1" });
  const answer = await app.request("/api/experiments/nobody/slurm-status");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    job_ids: [],
    total: 0,
    sacct_stale: false,
    reason: expect.any(String),
  });
});
