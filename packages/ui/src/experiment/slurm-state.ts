/** How the tasks of an experiment's SLURM jobs are. */
export interface SlurmState {
  readonly job_ids: readonly string[];
  /** How many tasks SLURM knows; the eight counts below sum to it. */
  readonly total: number;
  readonly running: number;
  readonly pending: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly timeout: number;
  /** Out of memory. */
  readonly oom: number;
  /** Preempted, suspended and the like. */
  readonly other: number;
  /** When `squeue` and `sacct` answered last, ISO 8601; null where they have not. */
  readonly last_squeue_at: string | null;
  readonly last_sacct_at: string | null;
  /** Whether `sacct` could not be asked the last time. */
  readonly sacct_stale: boolean;
  /** Why there are only zeros, or what could not be asked; null where all is well. */
  readonly reason: string | null;
}

/** The counts of a state, in the order in which they are told, with the words for them. */
export const SLURM_COUNTS = [
  { count: "completed", word: "done", color: "success" },
  { count: "failed", word: "failed", color: "failed" },
  { count: "timeout", word: "timed out", color: "failed" },
  { count: "oom", word: "out of memory", color: "failed" },
  { count: "cancelled", word: "cancelled", color: "cancelled" },
  { count: "other", word: "in another state", color: "other" },
  { count: "running", word: "running", color: "running" },
  { count: "pending", word: "pending", color: "pending" },
] as const satisfies readonly { count: keyof SlurmState; word: string; color: string }[];

/** Whether a job has tasks that have not ended. */
export function isUnderWay({ running, pending, other }: SlurmState): boolean {
  return running + pending + other > 0;
}

/** When SLURM was last heard of, in milliseconds since 1970; `undefined` where it never was. */
export function heardAt({ last_squeue_at, last_sacct_at }: SlurmState): number | undefined {
  const times = [last_squeue_at, last_sacct_at].flatMap((time) => (time === null ? [] : [Date.parse(time)]));
  return times.length === 0 ? undefined : Math.max(...times);
}
