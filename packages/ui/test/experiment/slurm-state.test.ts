import { expect, it } from "vitest";
import { heardAt, isUnderWay, SLURM_COUNTS, type SlurmState } from "../../src/experiment/slurm-state.ts";

const DONE: SlurmState = {
  job_ids: ["1"],
  total: 2,
  ...{ running: 0, pending: 0, completed: 2, failed: 0, cancelled: 0, timeout: 0, oom: 0, other: 0 },
  last_squeue_at: null,
  last_sacct_at: "2026-03-01T09:00:00.000Z",
  sacct_stale: false,
  reason: null,
};

it("a job is under way while any of its tasks waits or runs", () => {
  expect(isUnderWay(DONE)).toBe(false);
  for (const count of ["running", "pending", "other"]) expect(isUnderWay({ ...DONE, [count]: 1 })).toBe(true);
});

it("SLURM was heard of when the later of its two commands answered, or never", () => {
  const later = "2026-03-01T09:00:05.000Z";
  expect(heardAt({ ...DONE, last_squeue_at: later })).toBe(Date.parse(later));
  expect(heardAt({ ...DONE, last_sacct_at: null })).toBeUndefined();
});

it("every task is told of in one of the counts", () => {
  const { job_ids, total, last_squeue_at, last_sacct_at, sacct_stale, reason, ...counts } = DONE;
  expect(SLURM_COUNTS.map(({ count }) => count).toSorted()).toEqual(Object.keys(counts).toSorted());
});
