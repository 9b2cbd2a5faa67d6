import type { StatusCounts } from "../model/status.ts";
import type { CodeSegment } from "../table/code-segment.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberSegment } from "../table/number-segment.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { Table } from "../table/table.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { statusCountsOf } from "./count-statuses.ts";

/** The runs of one experiment. */
export interface ExperimentRuns extends StatusCounts {
  readonly run_count: number;
  /** The row of the newest run; `undefined` without one whose time is known. */
  readonly newestRow: number | undefined;
  /** When it started, microseconds since 1970; -Infinity without one. */
  readonly newestUs: number;
}

/** What is counted of an experiment in one segment or more. */
interface Counts {
  runs: number;
  readonly statuses: Map<number, number>;
  newestRow: number | undefined;
  newestUs: number;
}

/** What was counted in a segment, by the code of the experiment, and the segments of the other columns that it goes for. */
interface CountedSegment {
  readonly statuses: CodeSegment | undefined;
  readonly times: NumberSegment | undefined;
  readonly length: number;
  readonly counts: ReadonlyMap<number, Counts>;
}

/** Segments never change, and tables share those in which nothing has changed: only others are counted again. */
const counted = new WeakMap<CodeSegment, CountedSegment>();

const experimentCodes = new Uint32Array(SEGMENT_ROWS);
const statusCodes = new Uint32Array(SEGMENT_ROWS);
const startedUs = new Float64Array(SEGMENT_ROWS);

/** The runs of every experiment that has one, by its id. Of a table that others are made from, only what changed costs time. */
export function runsByExperiment(table: Table): ReadonlyMap<string, ExperimentRuns> {
  const experiments = table.column("record.experiment_id");
  const statuses = codesOf(table, "record.status");
  const times = table.column("record.started_at");
  const totals = new Map<number, Counts>();
  if (experiments?.kind !== "codes") return new Map();
  const timesIfAny = times?.kind === "times" ? times : undefined;
  experiments.segments.forEach((segment, place) => {
    if (segment === undefined) return;
    const start = place * SEGMENT_ROWS;
    const length = Math.min(SEGMENT_ROWS, table.rowCount - start);
    for (const [code, counts] of countsOf(segment, place, length, statuses, timesIfAny)) {
      addCounts(totals, code, counts, start);
    }
  });
  return new Map(
    Array.from(totals, ([code, { runs, statuses: counts, newestRow, newestUs }]) => [
      experiments.valueOfCode(code) as string,
      { run_count: runs, newestRow, newestUs, ...statusCountsOf(statuses, counts) },
    ]),
  );
}

function codesOf(table: Table, path: "record.status"): CodedColumn | undefined {
  const column = table.column(path);
  return column?.kind === "codes" ? column : undefined;
}

function countsOf(
  segment: CodeSegment,
  place: number,
  length: number,
  statuses: CodedColumn | undefined,
  times: TimeColumn | undefined,
): ReadonlyMap<number, Counts> {
  const known = counted.get(segment);
  const others = { statuses: statuses?.segments[place], times: times?.wallClocks.segments[place], length };
  const isKnown =
    known?.statuses === others.statuses && known?.times === others.times && known?.length === length;
  if (known !== undefined && isKnown) return known.counts;
  const counts = countSegment(segment, others);
  counted.set(segment, { ...others, counts });
  return counts;
}

/** Rows are places in the segment here. */
function countSegment(
  segment: CodeSegment,
  { statuses, times, length }: Omit<CountedSegment, "counts">,
): ReadonlyMap<number, Counts> {
  const codes = segment.read(length, experimentCodes);
  const states = statuses?.read(length, statusCodes) ?? statusCodes.fill(0, 0, length);
  const starts = times?.read(length, startedUs) ?? startedUs.fill(Number.NaN, 0, length);
  const totals = new Map<number, Counts>();
  for (let row = 0; row < length; row++) {
    const code = codes[row]!;
    if (code === 0) continue;
    let counts = totals.get(code);
    if (counts === undefined) {
      counts = noCounts();
      totals.set(code, counts);
    }
    counts.runs++;
    const state = states[row]!;
    counts.statuses.set(state, (counts.statuses.get(state) ?? 0) + 1);
    if (starts[row]! > counts.newestUs) {
      counts.newestUs = starts[row]!;
      counts.newestRow = row;
    }
  }
  return totals;
}

function addCounts(totals: Map<number, Counts>, code: number, counts: Counts, start: number): void {
  let total = totals.get(code);
  if (total === undefined) {
    total = noCounts();
    totals.set(code, total);
  }
  total.runs += counts.runs;
  for (const [state, count] of counts.statuses) {
    total.statuses.set(state, (total.statuses.get(state) ?? 0) + count);
  }
  if (counts.newestRow !== undefined && counts.newestUs > total.newestUs) {
    total.newestUs = counts.newestUs;
    total.newestRow = start + counts.newestRow;
  }
}

function noCounts(): Counts {
  return { runs: 0, statuses: new Map(), newestRow: undefined, newestUs: Number.NEGATIVE_INFINITY };
}
