import {
  AtlasError,
  type Cell,
  compareNatural,
  type FieldPath,
  inLanes,
  type Namespace,
  type RunSource,
  splitFieldPath,
  type Table,
} from "@atlas/core";
import { columnTypeOf, type ExportColumn } from "./export-column.ts";
import type { ExportRequest } from "./export-request.ts";
import { takeTurns } from "./take-turns.ts";

/** How the columns of a namespace are called: the contract's names, and what a name that is taken gets instead. */
const PREFIXES: { readonly [N in Namespace]: { readonly usual: string; readonly other: string } } = {
  record: { usual: "", other: "record_" },
  params: { usual: "param_", other: "param_" },
  metrics: { usual: "", other: "metric_" },
  derived: { usual: "derived_", other: "derived_" },
};

/** What every record has, in the order of its columns; further members follow by name. */
const RECORD_KEYS = [
  "experiment_id",
  "status",
  "context_fingerprint",
  "params_fingerprint",
  "seed_fingerprint",
  "started_at",
  "finished_at",
  "duration_ms",
];

/** How many runs' files are read at once. */
const RUNS_AT_ONCE = 8;

/**
 * The columns of an export: `run_id`, then a column for every field that at least one of the rows has, then one for
 * everything that the runs captured (`data_NAME`), if that was asked for: then every run's list of it is read.
 *
 * @throws AtlasError `unavailable`, `aborted`
 */
export async function planExport(
  source: RunSource,
  table: Table,
  rows: Uint32Array,
  { namespaces, withResults }: Pick<ExportRequest, "namespaces" | "withResults">,
  signal: AbortSignal,
): Promise<readonly ExportColumn[]> {
  const turn = takeTurns();
  const taken = new Set<string>();
  const columns: ExportColumn[] = [];
  const add = (name: string, other: string, column: Omit<ExportColumn, "name">) => {
    const free = freeName(taken, name, other);
    taken.add(free);
    columns.push({ name: free, ...column });
  };

  add("run_id", "run_id", { type: "text", read: (some) => Array.from(some, (row) => table.runIds[row]) });
  for (const namespace of namespaces) {
    const { usual, other } = PREFIXES[namespace];
    for (const path of pathsOf(table, namespace)) {
      await turn();
      const column = table.column(path);
      const type = column && columnTypeOf(column, rows);
      const { key } = splitFieldPath(path);
      if (column === undefined || type === undefined) continue;
      add(usual + key, other + key, { type, read: (some) => Array.from(some, (row) => column.cell(row)) });
    }
  }
  if (withResults)
    for (const name of await resultNames(source, table, rows, signal))
      add(`data_${name}`, `data_${name}`, {
        type: "text",
        read: (some) => resultsOf(source, table, some, name),
      });
  return columns;
}

/** The fields of a namespace: the usual members of a record first, everything else by name. */
function pathsOf(table: Table, namespace: Namespace): readonly FieldPath[] {
  const own = table.paths.filter((path) => splitFieldPath(path).namespace === namespace).sort(compareNatural);
  if (namespace !== "record") return own;
  const usual = RECORD_KEYS.map((key): FieldPath => `record.${key}`);
  return [...usual, ...own.filter((path) => path !== "record.run_id" && !usual.includes(path))];
}

/** The first of these names that is not taken: the name, the other one, that one with a number. */
function freeName(taken: ReadonlySet<string>, name: string, other: string): string {
  if (name !== "" && !taken.has(name)) return name;
  if (!taken.has(other)) return other;
  let number = 2;
  while (taken.has(`${other}_${number}`)) number++;
  return `${other}_${number}`;
}

/** The names of everything that some runs captured, in natural order. */
async function resultNames(
  source: RunSource,
  table: Table,
  rows: Uint32Array,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const names = new Set<string>();
  await eachRun(table, rows, async (runId) => {
    if (signal.aborted) throw new AtlasError("aborted", "The export was given up");
    for (const { name } of (await source.results(runId)) ?? []) names.add(name);
  });
  return [...names].sort(compareNatural);
}

/** What some runs captured under a name, run by run. */
async function resultsOf(
  source: RunSource,
  table: Table,
  rows: Uint32Array,
  name: string,
): Promise<readonly Cell[]> {
  return eachRun(table, rows, async (runId) => (await source.result(runId, name))?.data ?? undefined);
}

/** Does something for each run, for several at once; gives what came of it in the order of the rows. */
async function eachRun<Result>(
  table: Table,
  rows: Uint32Array,
  work: (runId: string) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = new Array(rows.length);
  await inLanes(Array.from(rows), RUNS_AT_ONCE, async (row, place) => {
    results[place] = await work(table.runIds[row] as string);
  });
  return results;
}
