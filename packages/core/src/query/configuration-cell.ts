import { exactJson } from "../json/stringify-json.ts";
import type { Value } from "../model/field.ts";
import type { Column } from "../table/column.ts";
import type { ConfigurationCell, ReplicateSummary } from "./configurations.ts";
import { readNumbers } from "./read-numbers.ts";
import { summarizeReplicates } from "./summarize-replicates.ts";
import { typeOfValue } from "./value-order.ts";

/** What some runs, one or more, show of a field together. */
export function configurationCell(column: Column | undefined, rows: Uint32Array): ConfigurationCell {
  const values = new Set<Value>();
  let isMissing = false;
  let isNumeric = true;
  for (let i = 0; i < rows.length; i++) {
    const cell = column?.cell(rows[i]!);
    if (cell === undefined) {
      isMissing = true;
    } else {
      values.add(comparable(cell));
      if (isNumeric && typeOfValue(cell) !== "number") isNumeric = false;
    }
  }
  if (values.size === 0 || (values.size === 1 && !isMissing)) {
    return { kind: "value", value: column?.cell(rows[0]!) };
  }
  if (!isNumeric) return { kind: "mixed", distinct: values.size };
  return { kind: "summary", summary: summaryOf(readNumbers(column, rows, { booleans: false })) };
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
