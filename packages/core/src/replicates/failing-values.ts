import type { FieldPath, Value } from "../model/field.ts";
import { rankField } from "../query/rank-field.ts";
import { holmAdjusted } from "../stats/adjusted-p.ts";
import { fisherExactP } from "../stats/fisher-exact.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import type { Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { type ParamFactor, paramFactorsSteps } from "./param-factors.ts";

const SIGNIFICANCE = 0.05;
/** How many values are listed. */
const MAX_LISTED = 50;
/** A number with more values than this is taken in as many classes. */
const MAX_CLASSES = 8;
/** Of a param of texts with more values, each is hardly had twice. */
const MAX_VALUES = 200;

/** A value of a param under which runs fail more often than the others. */
export interface FailingValue {
  readonly path: FieldPath;
  /** The value, or the least of a class of numbers; null for having none. */
  readonly from: Value | null;
  /** The greatest of a class of numbers; the value itself otherwise. */
  readonly to: Value | null;
  readonly runs: number;
  readonly failed: number;
  /** The 95% interval of the rate of failures, by Wilson. */
  readonly low: number;
  readonly high: number;
  /** The rate of failures among all other runs. */
  readonly rate_of_others: number;
  /** Of Fisher's exact test against all other runs, adjusted for the number of values (Holm). */
  readonly holm_p: number;
}

/** Under which values of which params runs fail more often than under the others: the surest first, at most 50. */
export function* failingValuesSteps(table: Table, rows: Uint32Array): Steps<FailingValue[]> {
  const statuses = rankField(table.column("record.status"), rows);
  const hasFailed = Uint8Array.from(statuses.ranks, (rank) => Number(statuses.valueAt(rank) === "failed"));
  const total = hasFailed.reduce((sum, failed) => sum + failed, 0);
  if (total === 0 || total === rows.length) return [];
  yield;
  const { factors } = yield* paramFactorsSteps(table, rows);
  const tested: Omit<FailingValue, "holm_p">[] = [];
  const ps: number[] = [];
  for (const factor of factors) {
    for (const { from, to, runs, failed } of countFailures(factor, hasFailed)) {
      const { low, high } = wilsonInterval(failed, runs)!;
      const rate_of_others = (total - failed) / (rows.length - runs);
      tested.push({ path: factor.path, from, to, runs, failed, low, high, rate_of_others });
      ps.push(fisherExactP(failed, runs, total, rows.length));
      yield;
    }
    yield;
  }
  const adjusted = holmAdjusted(ps);
  return tested
    .map((value, i) => ({ ...value, holm_p: adjusted[i]! }))
    .filter(
      ({ holm_p, failed, runs, rate_of_others }) => holm_p < SIGNIFICANCE && failed / runs > rate_of_others,
    )
    .sort((a, b) => a.holm_p - b.holm_p || b.failed / b.runs - a.failed / a.runs)
    .slice(0, MAX_LISTED);
}

type Counted = Pick<FailingValue, "from" | "to" | "runs" | "failed">;

/** How many runs each value of a param has, or each class of many numbers, and how many of them failed. */
function countFailures(
  { levels, levelCount, values, numbers }: ParamFactor,
  hasFailed: Uint8Array,
): Counted[] {
  if (numbers === undefined && levelCount > MAX_VALUES) return [];
  const counted = values.map((value): { -readonly [Key in keyof Counted]: Counted[Key] } => {
    return { from: value ?? null, to: value ?? null, runs: 0, failed: 0 };
  });
  for (let i = 0; i < hasFailed.length; i++) {
    const of = counted[levels[i]!]!;
    of.runs++;
    of.failed += hasFailed[i]!;
  }
  return numbers === undefined || levelCount <= MAX_CLASSES ? counted : inClasses(counted, hasFailed.length);
}

/** Classes of about equally many runs; those without a value are one of their own. */
function inClasses(values: readonly Counted[], runCount: number): Counted[] {
  const classes: Counted[] = [];
  let open: Counted | undefined;
  for (const value of values) {
    if (typeof value.from !== "number") classes.push(value);
    else {
      open =
        open === undefined
          ? value
          : {
              from: open.from,
              to: value.to,
              runs: open.runs + value.runs,
              failed: open.failed + value.failed,
            };
      if (open.runs < runCount / MAX_CLASSES) continue;
      classes.push(open);
      open = undefined;
    }
  }
  return open === undefined ? classes : [...classes, open];
}
