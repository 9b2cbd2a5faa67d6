import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import { orderStrings } from "./order-strings.ts";
import { compareValues } from "./value-order.ts";

/** The different values of a column in ascending order. */
export interface CodeRanks {
  /** Every code but 0 and NaN's, in the order of its values. */
  readonly codes: Uint32Array;
  /** A rank a code: equal values have equal ranks. Those of NaN and of no value are above all others. */
  readonly ranks: Uint32Array;
}

/** The rank of NaN among codes. */
export const NAN_RANK = 0xffff_fffe;
/** The rank of no value among codes. */
export const MISSING_RANK = 0xffff_ffff;

const known = new WeakMap<CodedColumn, CodeRanks>();

/** Ranks the different values of a column, once. */
export function codeRanks(column: CodedColumn): CodeRanks {
  let ranks = known.get(column);
  if (ranks === undefined) {
    ranks = rank(column);
    known.set(column, ranks);
  }
  return ranks;
}

type Value = Exclude<Cell, undefined>;

function rank(column: CodedColumn): CodeRanks {
  const ranks = new Uint32Array(column.codeCount).fill(MISSING_RANK);
  const codes = orderedCodes(column, ranks);
  let rank = 0;
  for (let i = 0; i < codes.length; i++) {
    if (i > 0 && differ(column.valueOf(codes[i - 1]!)!, column.valueOf(codes[i]!)!)) rank++;
    ranks[codes[i]!] = rank;
  }
  return { codes, ranks };
}

/** Every code but 0 and NaN's, whose rank it sets, in the order of its values. */
function orderedCodes(column: CodedColumn, ranks: Uint32Array): Uint32Array {
  const strings: string[] = [];
  const codesOfStrings: number[] = [];
  const others: number[] = [];
  for (let code = 1; code < column.codeCount; code++) {
    const value = column.valueOf(code)!;
    if (typeof value === "string") {
      codesOfStrings.push(code);
      strings.push(value);
    } else if (Number.isNaN(value)) {
      ranks[code] = NAN_RANK;
    } else {
      others.push(code);
    }
  }
  others.sort((a, b) => compareValues(column.valueOf(a)!, column.valueOf(b)!));
  const firstAfter = others.findIndex((code) => compareValues(column.valueOf(code)!, "") > 0);
  const numberCount = firstAfter < 0 ? others.length : firstAfter;
  const ordered = Array.from(orderStrings(strings), (i) => codesOfStrings[i]!);
  return Uint32Array.from([...others.slice(0, numberCount), ...ordered, ...others.slice(numberCount)]);
}

/** Two strings with codes of their own always differ. */
function differ(a: Value, b: Value): boolean {
  return typeof a === "string" || typeof b === "string" || compareValues(a, b) !== 0;
}
