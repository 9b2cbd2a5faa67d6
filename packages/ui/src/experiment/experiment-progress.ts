import type { ExperimentSummary } from "@atlas/core";

/** How far an experiment is. */
export interface ExperimentProgress {
  /** How many runs there will be: what the manifest asks for, or those that there are when they are more. */
  readonly total: number;
  /** Runs that have ended by themselves, failed ones included. */
  readonly done: number;
  /** Runs that have not started. */
  readonly toCome: number;
}

/** How far an experiment is on the way to the runs of its manifest; `undefined` when it has none. */
export function progressOf(experiment: ExperimentSummary): ExperimentProgress | undefined {
  const { total_runs, run_count, success, failed } = experiment;
  if (total_runs === null) return undefined;
  const total = Math.max(total_runs, run_count);
  return { total, done: success + failed, toCome: total - run_count };
}

/** The part of an experiment that is done: `92.5%`, never rounded up; `100%` only when it is. Nothing of nothing is all. */
export function formatShare({ done, total }: ExperimentProgress): string {
  if (done >= total) return "100%";
  if (done === 0) return "0%";
  return `${(Math.floor((1000 * done) / total) / 10).toFixed(1)}%`;
}
