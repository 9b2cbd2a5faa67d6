import type { Run } from "@atlas/core";
import { placeSum } from "./place-sum.ts";

type Answers = Readonly<Record<string, () => unknown>>;

/** The engine's questions, answered from an array of run objects as one would write it first. */
export function naiveAnswers(runs: readonly Run[]): Answers {
  const isLow = (run: Run) => (run.metrics["metric_02"] as number) < 5;
  const passing = () =>
    runs.filter((run) => isLow(run) && ["adam", "gd"].includes(run.params["algorithm"] as string));
  const byId = (a: Run, b: Run) => (a.record.run_id < b.record.run_id ? -1 : 1);
  const byMetric = (a: Run, b: Run) =>
    (a.metrics["metric_03"] as number) - (b.metrics["metric_03"] as number) || byId(a, b);
  const byNewest = (a: Run, b: Run) =>
    a.record.started_at === b.record.started_at
      ? byId(a, b)
      : a.record.started_at! < b.record.started_at!
        ? 1
        : -1;
  const idsOf = (sorted: readonly Run[]) => sorted.slice(0, 100).map((run) => run.record.run_id);
  return {
    filter: () => passing().length,
    "top 100": () => idsOf([...runs].sort(byMetric)),
    page: () => idsOf(passing().sort(byMetric)),
    "newest page": () => idsOf([...runs].sort(byNewest)),
    "full sort": () => placeSum([...runs.keys()].sort((a, b) => byMetric(runs[a]!, runs[b]!))),
    "group statistics": () => groupStatistics(runs).length,
    histogram: () => {
      const counts = new Array<number>(50).fill(0);
      for (const run of runs) counts[Math.min(Math.floor((run.metrics["metric_05"] as number) * 5), 49)]!++;
      return counts;
    },
    "field index": () => fieldIndex(passing()).size,
    "facet counts": () => [
      countValues(runs.filter(isLow), (run) => run.params["algorithm"]),
      countValues(passing(), (run) => run.params["problem"]),
      countValues(passing(), (run) => run.record.status),
    ],
    distinct: () => new Set(runs.map((run) => run.metrics["metric_06"])).size,
    "part of run_id": () => runs.filter((run) => run.record.run_id.includes("abc")).length,
    search: () => runs.filter(holdsText).length,
  };
}

/** How many runs have each value, the most first. */
function countValues(runs: readonly Run[], read: (run: Run) => unknown): number[] {
  const counts = new Map<unknown, number>();
  for (const run of runs) counts.set(read(run), (counts.get(read(run)) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

function groupStatistics(runs: readonly Run[]) {
  const groups = new Map<string, number[]>();
  for (const run of runs) {
    const key = `${run.params["lr"]}|${run.params["algorithm"]}`;
    const values = groups.get(key) ?? [];
    groups.set(key, values);
    values.push(run.metrics["metric_04"] as number);
  }
  return Array.from(groups.values(), (values) => {
    const sorted = values.sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))];
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const std = Math.sqrt(squares / (sorted.length - 1));
    return {
      n: sorted.length,
      mean,
      std,
      min: at(0),
      q1: at(0.25),
      median: at(0.5),
      q3: at(0.75),
      max: at(1),
    };
  });
}

/** Count, range and values of every field, run by run. */
function fieldIndex(runs: readonly Run[]) {
  const fields = new Map<string, { count: number; min: number; max: number; values: Set<unknown> }>();
  for (const run of runs) {
    for (const [path, value] of fieldsOf(run)) {
      const field = fields.get(path) ?? { count: 0, min: Infinity, max: -Infinity, values: new Set() };
      fields.set(path, field);
      field.count++;
      field.values.add(value);
      if (typeof value === "number") {
        field.min = Math.min(field.min, value);
        field.max = Math.max(field.max, value);
      }
    }
  }
  return fields;
}

function holdsText(run: Run): boolean {
  for (const [, value] of fieldsOf(run)) if (String(value).toLowerCase().includes("node-03")) return true;
  return run.record.run_id.includes("node-03");
}

/** The fields of a run but its id. */
function* fieldsOf({ record, params, metrics }: Run): Iterable<[string, unknown]> {
  const { run_id, provenance, error, tags, warnings, notes, ...plain } = record;
  const { extra, ...origin } = provenance;
  const parts = { record: plain, "record.provenance": origin, params, metrics };
  for (const [name, part] of Object.entries(parts)) {
    for (const [key, value] of Object.entries(part)) if (value !== null) yield [`${name}.${key}`, value];
  }
  if (error !== null)
    yield* Object.entries({ "record.error.type": error.type, "record.error.message": error.message });
}
