import type { ExperimentOverview, NumberSummary } from "@atlas/core";

/** Runs that say that they are running, but have for so long that they may have been killed. */
export interface SilentRuns {
  readonly count: number;
  /** How long a run may be running before it counts, in milliseconds. */
  readonly limitMs: number;
  /** `started_at` of the last of them, as stored. */
  readonly latestStart: string;
}

const SHORTEST_LIMIT_MS = 3_600_000;
const UNKNOWN_LIMIT_MS = 24 * SHORTEST_LIMIT_MS;
/** How many times as long as the longest run that has finished. */
const PATIENCE = 3;

/**
 * The runs that have been running three times as long as any that has finished, an hour at least; a day where none
 * has. Times without a zone are those of this machine.
 */
export function silentRuns(overview: ExperimentOverview, now: number): SilentRuns | undefined {
  const duration = overview.metrics.find(({ path }) => path === "record.duration_ms");
  const longestMs = (duration as NumberSummary | undefined)?.spread?.max;
  const limitMs = silenceLimitMs(longestMs);
  const starts = overview.running_runs.flatMap(({ started_at }) => started_at ?? []);
  const silent = starts.filter((start) => now - Date.parse(start) > limitMs);
  const latestStart = silent.at(-1);
  return latestStart === undefined ? undefined : { count: silent.length, limitMs, latestStart };
}

/** For how long a run may be running before it counts as silent, given how long the longest that has finished took. */
export function silenceLimitMs(longestMs: number | undefined): number {
  return longestMs === undefined ? UNKNOWN_LIMIT_MS : Math.max(SHORTEST_LIMIT_MS, PATIENCE * longestMs);
}
