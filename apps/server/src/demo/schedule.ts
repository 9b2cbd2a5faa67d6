import type { LocalMicros } from "./format/local-time.ts";
import { type Outcome, perform, performPart } from "./perform.ts";
import type { PlannedRun, PlannedSubmission } from "./plan.ts";

/** A run that was begun. */
export interface DemoRun extends PlannedRun {
  readonly status: "success" | "failed" | "cancelled" | "running";
  readonly startedAt: LocalMicros;
  /** When it ended, or how far it is. */
  readonly finishedAt: LocalMicros;
  readonly outcome: Outcome;
}

const WORKERS = 4;
/** What a worker needs between two runs. */
const PAUSE_MICROS = 3_127;
const HOUR_MICROS = 3_600e6;

/** When a submission was made, and what came of it. */
export interface CarriedOut {
  readonly submittedAt: LocalMicros;
  /** In the order in which they were begun. */
  readonly runs: readonly DemoRun[];
}

/**
 * Does the runs of a submission, at the times at which a pool of workers would have done them that was finished, or has
 * come as far as it is, so many hours before `until`.
 *
 * @param onRun is called before each run; what it resolves with is awaited.
 */
export async function carryOut(
  { submission, added }: PlannedSubmission,
  until: LocalMicros,
  onRun: () => Promise<void>,
): Promise<CarriedOut> {
  const { waiting = 0, running = 0, cancelled = 0 } = submission.unfinished ?? {};
  const begun = added.slice(0, added.length - waiting);
  const freeAt = new Array<number>(WORKERS).fill(0);
  const runs: DemoRun[] = [];
  for (const [index, run] of begun.entries()) {
    await onRun();
    const last = begun.length - index;
    const interrupted = last <= running ? "running" : last <= running + cancelled ? "cancelled" : undefined;
    const outcome = interrupted ? performPart(run) : perform(run);
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const startedAt = freeAt[worker]! + PAUSE_MICROS;
    const finishedAt = startedAt + Math.round(outcome.capture.elapsedMs * 1000);
    freeAt[worker] = finishedAt;
    const status = outcome.status === "interrupted" ? interrupted! : outcome.status;
    runs.push({ ...run, status, startedAt, finishedAt, outcome });
  }
  const submittedAt = until - submission.endedHoursAgo * HOUR_MICROS - Math.max(...freeAt);
  return {
    submittedAt,
    runs: runs.map((run) => ({
      ...run,
      startedAt: submittedAt + run.startedAt,
      finishedAt: submittedAt + run.finishedAt,
    })),
  };
}
