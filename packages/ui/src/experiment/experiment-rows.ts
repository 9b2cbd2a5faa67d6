import { compareNatural, type ExperimentSummary } from "@atlas/core";
import { progressOf } from "./experiment-progress.ts";

/** The columns of the list of experiments, in their order. */
export const EXPERIMENT_COLUMNS = [
  "name",
  "progress",
  "runs",
  "failed",
  "running",
  "tags",
  "latest",
] as const;

/** One column of the list of experiments. */
export type ExperimentColumn = (typeof EXPERIMENT_COLUMNS)[number];

/** By what the list of experiments is sorted. What has no value comes last in both orders. */
export interface ExperimentSort {
  readonly column: ExperimentColumn;
  readonly order: "asc" | "desc";
}

/** One line of the list of experiments. */
export interface ExperimentRow {
  readonly experiment: ExperimentSummary;
  /** Whether it stands below another version of the same name. */
  readonly isFurtherVersion: boolean;
}

const KEYS: Record<ExperimentColumn, (experiment: ExperimentSummary) => string | number | undefined> = {
  name: (experiment) => experiment.name,
  progress: (experiment) => {
    const progress = progressOf(experiment);
    return progress && (progress.total === 0 ? 1 : progress.done / progress.total);
  },
  runs: (experiment) => experiment.run_count,
  failed: (experiment) => experiment.failed,
  running: (experiment) => experiment.running,
  tags: (experiment) => experiment.tags.join(", ") || undefined,
  latest: (experiment) => experiment.latest_run ?? undefined,
};

/**
 * The lines of the list: the experiments whose name, version or tags hold the searched text, sorted, the versions
 * of one name below the first of them. Equal ones stay in the order given.
 */
export function experimentRows(
  experiments: readonly ExperimentSummary[],
  search: string,
  sort: ExperimentSort,
): ExperimentRow[] {
  const sorted = experiments.filter((experiment) => matches(experiment, search)).sort(comparison(sort));
  const byName = new Map<string, ExperimentRow[]>();
  for (const experiment of sorted) {
    const versions = byName.get(experiment.name) ?? [];
    versions.push({ experiment, isFurtherVersion: versions.length > 0 });
    byName.set(experiment.name, versions);
  }
  return [...byName.values()].flat();
}

function matches({ experiment_id, name, version, tags }: ExperimentSummary, search: string): boolean {
  const sought = search.trim().toLowerCase();
  return [experiment_id, `${name} ${version}`, ...tags].some((text) => text.toLowerCase().includes(sought));
}

function comparison({ column, order }: ExperimentSort) {
  const keyOf = KEYS[column];
  const sign = order === "asc" ? 1 : -1;
  return (one: ExperimentSummary, other: ExperimentSummary) => {
    const a = keyOf(one);
    const b = keyOf(other);
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === "string" ? compareNatural(a, String(b)) : a - Number(b));
  };
}
