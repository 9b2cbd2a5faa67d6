import type { StatusCounts } from "../model/status.ts";
import { finish, type Steps } from "../steps.ts";
import { listOf } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { countStatuses } from "./count-statuses.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { designOf, type ExperimentDesign } from "./experiment-design.ts";
import { type FailureGroup, groupFailures } from "./failure-groups.ts";
import { filterSteps } from "./filter-rows.ts";
import { firstOf } from "./first-of.ts";
import { groupConfigurations } from "./group-configurations.ts";
import { type MetricSummary, summarizeMetrics } from "./metric-summaries.ts";

/** How many of the runs that are running are listed. */
const MAX_RUNNING = 100;

/** A run that is running, as its record says. */
export interface RunningRun {
  readonly run_id: string;
  /** As stored; null where the record has no time. */
  readonly started_at: string | null;
}

/** What an experiment varied, how far it is, how it failed, and what its runs measured. */
export interface ExperimentOverview extends StatusCounts {
  readonly experiment_id: string;
  readonly run_count: number;
  /** `started_at` of the run that started first; null where none says. */
  readonly first_started_at: string | null;
  /** `finished_at` of the run that finished last; null where none says. */
  readonly last_finished_at: string | null;
  /** Those that have been running for longest first; at most 100. */
  readonly running_runs: readonly RunningRun[];
  readonly design: ExperimentDesign;
  readonly coverage: Coverage;
  /** The most frequent first; at most 50. */
  readonly failures: readonly FailureGroup[];
  /** How many groups of failures there are, listed or not. */
  readonly failure_group_count: number;
  /** Metrics, then derived metrics, then the duration; at most 200. */
  readonly metrics: readonly MetricSummary[];
  /** How many fields there are to summarize, listed or not. */
  readonly metric_count: number;
}

const known = new WeakMap<Table, Map<string, ExperimentOverview>>();

/** Sums an experiment up, once for a table; of an experiment without runs, zeros and empty lists. */
export function experimentOverview(table: Table, experimentId: string): ExperimentOverview {
  return finish(experimentOverviewSteps(table, experimentId));
}

/** What `experimentOverview` does, in steps. */
export function* experimentOverviewSteps(table: Table, experimentId: string): Steps<ExperimentOverview> {
  const ofTable = known.get(table) ?? new Map<string, ExperimentOverview>();
  known.set(table, ofTable);
  const overview = ofTable.get(experimentId) ?? (yield* sumUp(table, experimentId));
  // An experiment without runs is as good as free, and anybody may ask for any id.
  if (overview.run_count > 0) ofTable.set(experimentId, overview);
  return overview;
}

function* sumUp(table: Table, experimentId: string): Steps<ExperimentOverview> {
  const ofExperiment = { field: "record.experiment_id", op: "eq", value: experimentId } as const;
  const rows = listOf(yield* filterSteps(table, ofExperiment));
  const groups = groupConfigurations(table, rows);
  yield;
  const design = designOf(table, rows, groups);
  yield;
  const coverage = coverageOf(table, groups, design);
  yield;
  const failures = groupFailures(table, rows);
  yield;
  return {
    experiment_id: experimentId,
    run_count: rows.length,
    ...countStatuses(table, rows),
    first_started_at: extremeTime(table, rows, "record.started_at", -1),
    last_finished_at: extremeTime(table, rows, "record.finished_at", 1),
    running_runs: runningRuns(table, rows),
    design,
    coverage,
    ...failures,
    ...(yield* summarizeMetrics(table, rows)),
  };
}

/** The text of the first time (sign -1) or the last one (sign 1). */
function extremeTime(
  table: Table,
  rows: Uint32Array,
  path: "record.started_at" | "record.finished_at",
  sign: 1 | -1,
): string | null {
  const column = table.column(path);
  if (column?.kind !== "times") return null;
  let extreme: number | undefined;
  let extremeUs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const timeUs = sign * column.wallClockUs(rows[i]!);
    if (timeUs > extremeUs) {
      extreme = rows[i]!;
      extremeUs = timeUs;
    }
  }
  return extreme === undefined ? null : (column.cell(extreme) ?? null);
}

function runningRuns(table: Table, rows: Uint32Array): RunningRun[] {
  const column = table.column("record.started_at");
  const startedUs = (row: number) => {
    const timeUs = column?.kind === "times" ? column.wallClockUs(row) : undefined;
    return timeUs === undefined || Number.isNaN(timeUs) ? Number.POSITIVE_INFINITY : timeUs;
  };
  const running = rows.filter((row) => table.cell(row, "record.status") === "running");
  const byStart = (a: number, b: number) => {
    const [startA, startB] = [startedUs(a), startedUs(b)];
    return startA === startB ? 0 : startA - startB;
  };
  return firstOf(running, MAX_RUNNING, byStart).map((row) => ({
    run_id: table.runId(row)!,
    started_at: (table.cell(row, "record.started_at") as string | undefined) ?? null,
  }));
}
