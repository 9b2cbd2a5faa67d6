import type { Value } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import { AllRows, type Rows } from "../table/row-block.ts";
import { orderStrings } from "./order-strings.ts";
import { compareValues, typeOfValue } from "./value-order.ts";

/** The different values of a column in ascending order. */
export interface CodeRanks {
  /** Every code but 0, in the order of its values; NaN's last. */
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
    ranks = rank(column, everyCode(column));
    known.set(column, ranks);
  }
  return ranks;
}

/** Ranks the values of some rows at least: only theirs where a column has many more, and has not been ranked yet. */
export function codeRanksOfRows(column: CodedColumn, rows: Rows): CodeRanks {
  if (rows instanceof AllRows || rows.length * 8 >= column.codeCount || known.has(column)) {
    return codeRanks(column);
  }
  const codes = new Set<number>();
  for (const row of rows) codes.add(column.codeOf(row));
  codes.delete(0);
  return rank(column, codes);
}

function rank(column: CodedColumn, ofCodes: Iterable<number>): CodeRanks {
  const codes = orderedCodes(column, ofCodes);
  const ranks = new Uint32Array(column.codeCount);
  ranks[0] = MISSING_RANK;
  let rank = 0;
  for (let i = 0; i < codes.length; i++) {
    const value = column.valueOfCode(codes[i]!)!;
    if (i > 0 && differ(column.valueOfCode(codes[i - 1]!)!, value)) rank++;
    ranks[codes[i]!] = Number.isNaN(value) ? NAN_RANK : rank;
  }
  return { codes, ranks };
}

function* everyCode({ codeCount }: CodedColumn): Iterable<number> {
  for (let code = 1; code < codeCount; code++) yield code;
}

function orderedCodes(column: CodedColumn, codes: Iterable<number>): Uint32Array {
  const numbers: number[] = [];
  const nan: number[] = [];
  const strings: number[] = [];
  const rest: number[] = [];
  for (const code of codes) {
    const value = column.valueOfCode(code)!;
    if (typeof value === "string") strings.push(code);
    else if (Number.isNaN(value)) nan.push(code);
    else (typeOfValue(value) === "number" ? numbers : rest).push(code);
  }
  const byValue = (a: number, b: number) => compareValues(column.valueOfCode(a)!, column.valueOfCode(b)!);
  const order = orderStrings(strings.map((code) => column.valueOfCode(code) as string));
  const stringsInOrder = Array.from(order, (i) => strings[i]!);
  return Uint32Array.from([...numbers.sort(byValue), ...stringsInOrder, ...rest.sort(byValue), ...nan]);
}

/** Two strings with codes of their own always differ. */
function differ(a: Value, b: Value): boolean {
  return typeof a === "string" || typeof b === "string" || compareValues(a, b) !== 0;
}
