import type { Cell, FieldPath } from "../model/field.ts";
import { groupRows } from "../query/group-rows.ts";
import { rankField } from "../query/rank-field.ts";
import { varyingParamsSteps } from "../query/varying-params.ts";
import { crossedWith, type Factor, numbered } from "../stats/sums-of-squares.ts";
import type { Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";

/** A param that varies, as the levels that it takes. Having none is a level. */
export interface ParamFactor extends Factor {
  readonly path: FieldPath;
  /** Params that take the same levels in the same runs, and cannot be told apart from this one: in natural order. */
  readonly aliases: readonly FieldPath[];
  /** The number of each row; NaN where it has none. Absent where not all values are numbers. */
  readonly numbers?: Float64Array;
  /** Those of the levels, in ascending order; `undefined`, for having none, is the last. */
  readonly values: readonly Cell[];
}

/** The params that vary over some rows, and the combinations of their levels that occur. */
export interface VariedFactors {
  /** In natural order; of those that always change together, the first. */
  readonly factors: readonly ParamFactor[];
  /** The combination of each row. */
  readonly cells: Factor;
}

/** The params that vary over some rows, having none counting as a level. */
export function* paramFactorsSteps(table: Table, rows: Uint32Array): Steps<VariedFactors> {
  const varied: Levels[] = [];
  const all = groupRows([], rows.length);
  const paths =
    rows.length === 0 ? [] : yield* varyingParamsSteps(table, rows, all, Uint32Array.of(0), new Set());
  for (const path of paths) {
    const factor = factorOf(table, path, rows);
    if (factor !== undefined && factor.levelCount > 1) varied.push(factor);
    yield;
  }
  let cells: Factor = { levels: new Uint32Array(rows.length), levelCount: 1 };
  for (const factor of varied) {
    cells = crossedWith(cells, factor);
    yield;
  }
  const factors: (Levels & { readonly aliases: FieldPath[] })[] = [];
  for (const factor of varied) {
    const same = factors.find((known) => changeTogether(known, factor, cells.levelCount));
    if (same === undefined) factors.push({ ...factor, aliases: [] });
    else same.aliases.push(factor.path);
    yield;
  }
  return { factors, cells };
}

type Levels = Omit<ParamFactor, "aliases">;

/** `undefined` for a field that holds objects, whose leaves are fields of their own. */
function factorOf(table: Table, path: FieldPath, rows: Uint32Array): Levels | undefined {
  const { ranks, rankCount, valueAt } = rankField(table.column(path), rows);
  const known = [...new Set(ranks)].sort((a, b) => a - b);
  const values = known.map(valueAt);
  if (values.some((value) => typeof value === "object" && !Array.isArray(value))) return undefined;
  const levelOfRank = new Uint32Array(rankCount);
  for (const [level, rank] of known.entries()) levelOfRank[rank] = level;
  const factor = { path, levels: ranks.map((rank) => levelOfRank[rank]!), levelCount: known.length, values };
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
  const [ofA, ofB] = [numbered(a.levels, a.levelCount).levels, numbered(b.levels, b.levelCount).levels];
  for (let i = 0; i < ofA.length; i++) if (ofA[i] !== ofB[i]) return false;
  if (a.levelCount < configurations || a.numbers === undefined || b.numbers === undefined) return true;
  const alongA = new Float64Array(a.levelCount);
  for (let i = 0; i < b.numbers.length; i++) alongA[a.levels[i]!] = b.numbers[i]!;
  return [1, -1].some((sign) =>
    alongA.every((number, i) => i === 0 || sign * number >= sign * alongA[i - 1]!),
  );
}
