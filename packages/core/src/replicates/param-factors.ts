import { compareNatural } from "../model/compare-natural.ts";
import type { FieldPath } from "../model/field.ts";
import { rankField } from "../query/rank-field.ts";
import { crossed, type Factor, numbered } from "../stats/sums-of-squares.ts";
import type { Table } from "../table/table.ts";

/** A param that varies, as the levels that it takes. Having none is a level. */
export interface ParamFactor extends Factor {
  readonly path: FieldPath;
  /** Params that take the same levels in the same runs, and cannot be told apart from this one: in natural order. */
  readonly aliases: readonly FieldPath[];
  /** The number of each row; NaN where it has none. Absent where not all values are numbers. */
  readonly numbers?: Float64Array;
}

/** The params that vary over some rows, in natural order; of those that always change together, the first. */
export function paramFactors(table: Table, rows: Uint32Array): ParamFactor[] {
  const varying = table.paths
    .filter((path) => path.startsWith("params."))
    .sort(compareNatural)
    .flatMap((path) => factorOf(table, path, rows) ?? [])
    .filter(({ levelCount }) => levelCount > 1);
  const configurations = crossed(varying).levelCount;
  const factors: (Levels & { readonly aliases: FieldPath[] })[] = [];
  for (const factor of varying) {
    const same = factors.find((known) => changeTogether(known, factor, configurations));
    if (same === undefined) factors.push({ ...factor, aliases: [] });
    else same.aliases.push(factor.path);
  }
  return factors;
}

type Levels = Omit<ParamFactor, "aliases">;

/** `undefined` for a field that holds objects, whose leaves are fields of their own. */
function factorOf(table: Table, path: FieldPath, rows: Uint32Array): Levels | undefined {
  const { ranks, rankCount, valueAt } = rankField(table.column(path), rows);
  const factor = { path, ...numbered(ranks, rankCount) };
  const seen = new Set(ranks);
  const values = Array.from(seen, valueAt);
  if (values.some((value) => typeof value === "object" && !Array.isArray(value))) return undefined;
  const isNumeric = values.every((value) => value === undefined || typeof value === "number");
  if (!isNumeric) return factor;
  return { ...factor, numbers: Float64Array.from(ranks, (rank) => Number(valueAt(rank) ?? Number.NaN)) };
}

/**
 * Whether two params put the same rows together. Numbers drawn at random differ in every configuration, and put the
 * same rows together for that alone: there, one must also rise or fall with the other.
 */
function changeTogether(a: Levels, b: Levels, configurations: number): boolean {
  if (a.levelCount !== b.levelCount) return false;
  for (let i = 0; i < a.levels.length; i++) if (a.levels[i] !== b.levels[i]) return false;
  if (a.levelCount < configurations || a.numbers === undefined || b.numbers === undefined) return true;
  const order = Uint32Array.from(a.numbers, (_, i) => i).sort((i, j) => a.numbers![i]! - a.numbers![j]!);
  const along = Array.from(order, (i) => b.numbers![i]!);
  return [1, -1].some((sign) => along.every((number, i) => i === 0 || sign * number >= sign * along[i - 1]!));
}
