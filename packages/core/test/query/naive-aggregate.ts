import type { Aggregation, Cell, FieldPath, Run } from "@atlas/core";
import { naiveCell, naiveCompare, naivePaths, naiveText } from "../naive.ts";

// What an aggregate answers, from run objects and loops: an oracle, written apart from the source.

interface NaivePoint {
  readonly x: string;
  /** Ascending, as the ids are. */
  readonly values: number[];
  readonly run_ids: string[];
}

interface NaiveSeries {
  readonly name: string;
  readonly group: readonly string[];
  readonly facet: readonly string[];
  readonly points: NaivePoint[];
}

/** A text that equal values share, and no others: 1 and 1.0, 0 and -0, a double and the same `bigint` are equal. */
export function identityOf(value: Cell | null): string {
  if (value === undefined || value === null) return "missing";
  if (typeof value === "number") {
    return Number.isInteger(value) ? `number ${BigInt(value)}` : `number ${value}`;
  }
  if (typeof value === "bigint") return `number ${value}`;
  return `${typeof value} ${naiveText(value)}`;
}

/** Whether a run has both values, and they are finite; else what becomes of it. */
function fateOf(x: Cell, y: Cell): "used" | "missing" | "not_finite" {
  if (x === undefined || typeof x === "object") return "missing";
  if (y === undefined || typeof y === "object" || typeof y === "string") return "missing";
  const areFinite = [x, y].every((value) => typeof value !== "number" || Number.isFinite(value));
  return areFinite ? "used" : "not_finite";
}

export function naiveAggregate(runs: readonly Run[], request: Aggregation) {
  const { x, y, groupBy = [], facetBy = [], statistic } = request;
  const counts = { matched: runs.length, used: 0, missing: 0, not_finite: 0 };
  const used = runs.filter((run) => {
    const fate = fateOf(naiveCell(run, x), naiveCell(run, y));
    counts[fate]++;
    return fate === "used";
  });
  const keys = [...facetBy, ...groupBy];
  const inOrder = used.sort((a, b) => {
    for (const path of [...keys, x]) {
      const order = compareCells(naiveCell(a, path), naiveCell(b, path));
      if (order !== 0) return order;
    }
    return naiveCompare(a.record.run_id, b.record.run_id);
  });
  const series: NaiveSeries[] = [];
  const mixed = new Set<FieldPath>();
  let previous: Run | undefined;
  for (const run of inOrder) {
    const sameSeries = previous !== undefined && keys.every((path) => isSame(previous!, run, path));
    if (!sameSeries) {
      const texts = groupBy
        .map((path) => naiveCell(run, path))
        .map((cell) => (cell === undefined ? "" : naiveText(cell)));
      series.push({
        name: groupBy.length === 0 ? "all" : texts.join(" | "),
        group: groupBy.map((path) => identityOf(naiveCell(run, path))),
        facet: facetBy.map((path) => identityOf(naiveCell(run, path))),
        points: [],
      });
    }
    const { points } = series.at(-1)!;
    if (!sameSeries || statistic === "none" || !isSame(previous!, run, x)) {
      points.push({ x: identityOf(naiveCell(run, x)), values: [], run_ids: [] });
    } else {
      for (const path of differences(previous!, run)) mixed.add(path);
    }
    points.at(-1)!.values.push(Number(naiveCell(run, y)));
    points.at(-1)!.run_ids.push(run.record.run_id);
    previous = run;
  }
  for (const { points } of series) for (const { values } of points) values.sort((a, b) => a - b);
  for (const path of [x, y, ...keys]) mixed.delete(path);
  return { series, counts, mixed: [...mixed] };
}

function isSame(a: Run, b: Run, path: FieldPath): boolean {
  return identityOf(naiveCell(a, path)) === identityOf(naiveCell(b, path));
}

/** The params that two runs differ in; an object differs by what is in it. */
function differences(a: Run, b: Run): FieldPath[] {
  const identity = (run: Run, path: FieldPath) => {
    const cell = naiveCell(run, path);
    return typeof cell === "object" && !Array.isArray(cell) ? "object" : identityOf(cell);
  };
  return naivePaths([a, b]).filter(
    (path) => path.startsWith("params.") && identity(a, path) !== identity(b, path),
  );
}

/** Values as they sort, then NaN, then nothing. */
function compareCells(a: Cell, b: Cell): number {
  const last = (cell: Cell) => (cell === undefined ? 2 : Number.isNaN(cell) ? 1 : 0);
  return last(a) - last(b) || (last(a) === 0 ? naiveCompare(a!, b!) : 0);
}
