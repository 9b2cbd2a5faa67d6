import { expect, test } from "vitest";
import { SlurmQueue } from "../../src/slurm/slurm-queue.ts";

/** A queue whose commands say what they are told to, and whose clock stands still. */
function openQueue(said: { squeue?: string | Error | undefined; sacct?: string | Error | undefined }) {
  const calls: string[] = [];
  const clock = { nowMs: Date.UTC(2026, 2, 3) };
  const answer = (name: "squeue" | "sacct") => async (ids: readonly string[]) => {
    calls.push(`${name} ${ids.join()}`);
    const output = said[name];
    if (output instanceof Error) throw output;
    return output;
  };
  const queue = new SlurmQueue({ squeue: answer("squeue"), sacct: answer("sacct") }, () => clock.nowMs);
  return { queue, calls, clock, said };
}

test("counts every task once: what waits or runs as squeue says, what has ended as sacct does", async () => {
  const { queue } = openQueue({
    squeue: "7_2|RUNNING\n7_3|PENDING\n",
    sacct: "7_0|COMPLETED\n7_1|FAILED\n7_2|PENDING\n7_[3-4]|PENDING\n",
  });
  expect(await queue.statusOf(["7"])).toEqual({
    job_ids: ["7"],
    total: 5,
    running: 1,
    pending: 2,
    completed: 1,
    failed: 1,
    cancelled: 0,
    timeout: 0,
    oom: 0,
    other: 0,
    last_squeue_at: "2026-03-03T00:00:00.000Z",
    last_sacct_at: "2026-03-03T00:00:00.000Z",
    sacct_stale: false,
    reason: null,
  });
});

test("asks squeue every 10 s and sacct every minute, however often it is asked", async () => {
  const { queue, calls, clock } = openQueue({ squeue: "", sacct: "" });
  await Promise.all([queue.statusOf(["7"]), queue.statusOf(["7"])]);
  await queue.statusOf(["7"]);
  expect(calls).toEqual(["squeue 7", "sacct 7"]);
  clock.nowMs += 10_000;
  await queue.statusOf(["7"]);
  expect(calls).toEqual(["squeue 7", "sacct 7", "squeue 7"]);
  clock.nowMs += 50_000;
  await queue.statusOf(["7"]);
  expect(calls.slice(3).sort()).toEqual(["sacct 7", "squeue 7"]);
});

test("shows what was known when a command fails, and says so", async () => {
  const { queue, clock, said } = openQueue({ squeue: "7_1|RUNNING", sacct: "7_0|COMPLETED" });
  await queue.statusOf(["7"]);
  Object.assign(said, {
    squeue: new Error("failed: no controller"),
    sacct: new Error("did not answer within 10 s"),
  });
  clock.nowMs += 60_000;
  expect(await queue.statusOf(["7"])).toMatchObject({
    total: 2,
    running: 1,
    completed: 1,
    last_sacct_at: "2026-03-03T00:00:00.000Z",
    sacct_stale: true,
    reason: "squeue failed: no controller; sacct did not answer within 10 s",
  });
});

test("believes sacct of what an old answer of squeue has running", async () => {
  const { queue, clock, said } = openQueue({ squeue: "7_1|RUNNING", sacct: "7_1|RUNNING" });
  await queue.statusOf(["7"]);
  Object.assign(said, { squeue: new Error("failed"), sacct: "7_1|COMPLETED" });
  clock.nowMs += 60_000;
  expect(await queue.statusOf(["7"])).toMatchObject({ total: 1, running: 0, completed: 1 });
});

test("has only zeros, with the reason, where there is nothing to ask or nobody to ask", async () => {
  const { queue, calls } = openQueue({});
  expect(await queue.statusOf([])).toMatchObject({
    job_ids: [],
    total: 0,
    reason: "SLURM did not run this experiment",
  });
  expect(await queue.statusOf(["$(reboot)", "--help"])).toMatchObject({
    job_ids: [],
    reason: expect.any(String),
  });
  expect(calls).toEqual([]);
  expect(await queue.statusOf(["7"])).toMatchObject({
    job_ids: ["7"],
    total: 0,
    last_squeue_at: null,
    last_sacct_at: null,
    sacct_stale: true,
    reason: "squeue is not on this machine; sacct is not on this machine",
  });
});

test("says when SLURM has forgotten the jobs", async () => {
  const { queue } = openQueue({ squeue: "", sacct: "" });
  expect((await queue.statusOf(["7"])).reason).toBe("SLURM knows these jobs no longer");
});
