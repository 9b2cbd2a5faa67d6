import { exactJson } from "../json/stringify-json.ts";
import type { Cell, Value } from "../model/field.ts";
import type { Column } from "../table/column.ts";
import { readNumbers } from "./read-numbers.ts";
import { summarizeReplicates } from "./summarize-replicates.ts";
import { typeOfValue } from "./value-order.ts";

/** The numbers of one field over the replicates of one configuration. */
export interface ReplicateSummary {
  /** Replicates with a finite number. */
  readonly n: number;
  /** Replicates without a number. */
  readonly missing: number;
  readonly not_finite: number;
  /** Null where n is 0. */
  readonly mean: number | null;
  /** The sample standard deviation; null where n is below 2. */
  readonly sd: number | null;
  /** The 95% interval of the mean by Student's t; null where n is below 2. */
  readonly low: number | null;
  readonly high: number | null;
}

/** How many replicates of one configuration have true, how many false, and how many neither. */
export interface BooleanCounts {
  readonly true: number;
  readonly false: number;
  readonly missing: number;
}

/**
 * What a configuration shows of a field: the value that all its runs have, `undefined` where none has one; else a
 * summary where the values are numbers, and counts where they are booleans; else how many different values there are,
 * none not being one.
 */
export type ConfigurationCell =
  | { readonly kind: "value"; readonly value: Cell }
  | { readonly kind: "summary"; readonly summary: ReplicateSummary }
  | { readonly kind: "booleans"; readonly counts: BooleanCounts }
  | { readonly kind: "mixed"; readonly distinct: number };

/** What some runs, one or more, show of a field together. */
export function configurationCell(column: Column | undefined, rows: Uint32Array): ConfigurationCell {
  const values = new Set<Value>();
  let missing = 0;
  let trueCount = 0;
  let isNumeric = true;
  for (let i = 0; i < rows.length; i++) {
    const cell = column?.cell(rows[i]!);
    if (cell === undefined) {
      missing++;
    } else {
      values.add(comparable(cell));
      if (cell === true) trueCount++;
      if (isNumeric && typeOfValue(cell) !== "number") isNumeric = false;
    }
  }
  if (values.size === 0 || (values.size === 1 && missing === 0)) {
    return { kind: "value", value: column?.cell(rows[0]!) };
  }
  if (isNumeric) {
    return { kind: "summary", summary: summaryOf(readNumbers(column, rows, { booleans: false })) };
  }
  if (Array.from(values).every((value) => typeof value === "boolean")) {
    const counts = { true: trueCount, false: rows.length - missing - trueCount, missing };
    return { kind: "booleans", counts };
  }
  return { kind: "mixed", distinct: values.size };
}

/** What is the same for equal values, and for no others, as keys of a set are. */
function comparable(value: Value): Value {
  switch (typeof value) {
    case "string":
      // What is no JSON never equals the JSON of a list or an object.
      return `"${value}`;
    case "bigint":
      return BigInt(Number(value)) === value ? Number(value) : value;
    case "object":
      return exactJson(value);
    default:
      return value;
  }
}

function summaryOf(numbers: Float64Array): ReplicateSummary {
  const summary = summarizeReplicates(numbers);
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    ...summary,
    mean: orNull(summary.mean),
    sd: orNull(summary.sd),
    low: orNull(summary.low),
    high: orNull(summary.high),
  };
}
