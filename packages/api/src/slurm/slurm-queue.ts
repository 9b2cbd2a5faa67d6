import type { SlurmAnswer } from "../schemas/slurm.ts";
import { isJobId, type SlurmCommands } from "./slurm-commands.ts";
import { type TaskState, taskStatesOf } from "./task-states.ts";
import { askAtMostEvery, type TimedAnswer } from "./timed-answer.ts";

/** What waits and runs changes by the second; what the accounting knows is written late, and costs more to ask for. */
const SQUEUE_PAUSE_MS = 10_000;
const SACCT_PAUSE_MS = 60_000;

/** More than any experiment has, and less than a command line takes. */
const MAX_JOBS = 1000;

/** For how many experiments what SLURM said is kept. */
const MAX_KEPT = 100;

interface Asked {
  readonly squeue: () => Promise<TimedAnswer>;
  readonly sacct: () => Promise<TimedAnswer>;
}

/** What SLURM says of jobs: asked only now and then, and by what it said before. */
export class SlurmQueue {
  readonly #commands: SlurmCommands;
  readonly #now: () => number;
  readonly #asked = new Map<string, Asked>();

  constructor(commands: SlurmCommands, now: () => number = Date.now) {
    this.#commands = commands;
    this.#now = now;
  }

  /** How the jobs of an experiment are. Ids that are none, since anyone may have written them, are passed over. */
  async statusOf(jobIds: readonly string[]): Promise<SlurmAnswer> {
    const ids = jobIds.filter(isJobId).slice(0, MAX_JOBS);
    if (ids.length === 0) {
      return noJobs(
        jobIds.length === 0 ? "SLURM did not run this experiment" : "None of its job ids is one of SLURM's",
      );
    }
    const asked = this.#askedFor(ids);
    const [squeue, sacct] = await Promise.all([asked.squeue(), asked.sacct()]);
    // The accounting lags behind, unless the queue could not be asked since.
    const [worse, better] = squeue.trouble === undefined ? [sacct, squeue] : [squeue, sacct];
    const states = new Map([...statesOf(worse), ...statesOf(better)]);
    const counts = { ...NONE };
    for (const state of states.values()) counts[state]++;
    return {
      job_ids: ids,
      total: states.size,
      ...counts,
      last_squeue_at: timeOf(squeue),
      last_sacct_at: timeOf(sacct),
      sacct_stale: sacct.trouble !== undefined,
      reason: reasonOf(squeue, sacct, states.size),
    };
  }

  #askedFor(ids: readonly string[]): Asked {
    const key = ids.join();
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const asked = {
      squeue: askAtMostEvery(SQUEUE_PAUSE_MS, () => this.#commands.squeue(ids), this.#now),
      sacct: askAtMostEvery(SACCT_PAUSE_MS, () => this.#commands.sacct(ids), this.#now),
    };
    const [oldest] = this.#asked.keys();
    if (oldest !== undefined && this.#asked.size >= MAX_KEPT) this.#asked.delete(oldest);
    this.#asked.set(key, asked);
    return asked;
  }
}

const NONE: { readonly [State in TaskState]: number } = {
  running: 0,
  pending: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  timeout: 0,
  oom: 0,
  other: 0,
};

/** The answer where there is nothing to count, and why. */
export function noJobs(reason: string): SlurmAnswer {
  return {
    job_ids: [],
    total: 0,
    ...NONE,
    last_squeue_at: null,
    last_sacct_at: null,
    sacct_stale: false,
    reason,
  };
}

function statesOf({ output }: TimedAnswer): Map<string, TaskState> {
  return taskStatesOf(output ?? "");
}

function timeOf({ saidAtMs }: TimedAnswer): string | null {
  return saidAtMs === undefined ? null : new Date(saidAtMs).toISOString();
}

function reasonOf(squeue: TimedAnswer, sacct: TimedAnswer, total: number): string | null {
  const troubles = Object.entries({ squeue, sacct }).flatMap(([name, { trouble }]) =>
    trouble === undefined ? [] : [`${name} ${trouble}`],
  );
  if (troubles.length > 0) return troubles.join("; ");
  return total === 0 ? "SLURM knows these jobs no longer" : null;
}
