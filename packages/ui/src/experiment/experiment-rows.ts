import { compareNatural, type DesignOutline, type ExperimentSummary, splitFieldPath } from "@atlas/core";
import { fieldLabel } from "../format/field-label.ts";
import { progressOf } from "./experiment-progress.ts";

/** The columns of the list of experiments, in their order. */
export const EXPERIMENT_COLUMNS = [
  "name",
  "varied",
  "design",
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
  /** What it varied; `undefined` while that is not known, and without runs. */
  readonly design: DesignOutline | undefined;
  /** Whether it stands below another version of the same name. */
  readonly isFurtherVersion: boolean;
}

/** The designs of experiments, by id. */
export type Designs = ReadonlyMap<string, DesignOutline>;

type ColumnKey = (
  experiment: ExperimentSummary,
  design: DesignOutline | undefined,
) => string | number | undefined;

const KEYS: Record<ExperimentColumn, ColumnKey> = {
  name: (experiment) => experiment.name,
  varied: (_, design) => (design === undefined ? undefined : variedText(design) || undefined),
  design: (_, design) => design?.configuration_count,
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
 * The lines of the list: the experiments whose name, version, tags or varied params hold the searched text, sorted, the versions
 * of one name below the first of them. Equal ones stay in the order given.
 */
export function experimentRows(
  experiments: readonly ExperimentSummary[],
  designs: Designs,
  search: string,
  sort: ExperimentSort,
): ExperimentRow[] {
  const sorted = experiments
    .filter((experiment) => matches(experiment, designs.get(experiment.experiment_id), search))
    .sort(comparison(sort, designs));
  const byName = new Map<string, ExperimentRow[]>();
  for (const experiment of sorted) {
    const versions = byName.get(experiment.name) ?? [];
    const design = designs.get(experiment.experiment_id);
    versions.push({ experiment, design, isFurtherVersion: versions.length > 0 });
    byName.set(experiment.name, versions);
  }
  return [...byName.values()].flat();
}

/** The names of the params that an experiment varied: `algorithm, lr`. */
export function variedText({ varied }: DesignOutline): string {
  return varied.map(fieldLabel).join(", ");
}

function matches(
  { experiment_id, name, version, tags }: ExperimentSummary,
  design: DesignOutline | undefined,
  search: string,
): boolean {
  const sought = search.trim().toLowerCase();
  const params = design?.varied.map((path) => splitFieldPath(path).key) ?? [];
  return [experiment_id, `${name} ${version}`, ...tags, ...params].some((text) =>
    text.toLowerCase().includes(sought),
  );
}

function comparison({ column, order }: ExperimentSort, designs: Designs) {
  const keyOf = KEYS[column];
  const sign = order === "asc" ? 1 : -1;
  return (one: ExperimentSummary, other: ExperimentSummary) => {
    const a = keyOf(one, designs.get(one.experiment_id));
    const b = keyOf(other, designs.get(other.experiment_id));
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === "string" ? compareNatural(a, String(b)) : a - Number(b));
  };
}
