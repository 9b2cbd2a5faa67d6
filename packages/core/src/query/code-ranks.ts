import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import { compareValues } from "./value-order.ts";

/** The different values of a column in ascending order. */
export interface CodeRanks {
  /** Every code but 0, NaN's left out, in the order of its values. */
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

function rank(column: CodedColumn): CodeRanks {
  const ranks = new Uint32Array(column.codeCount).fill(MISSING_RANK);
  const entries: { readonly code: number; readonly value: Exclude<Cell, undefined> }[] = [];
  for (let code = 1; code < column.codeCount; code++) {
    const value = column.valueOf(code)!;
    if (Number.isNaN(value)) ranks[code] = NAN_RANK;
    else entries.push({ code, value });
  }
  entries.sort((a, b) => compareValues(a.value, b.value));
  let rank = 0;
  entries.forEach(({ code, value }, i) => {
    if (i > 0 && compareValues(entries[i - 1]!.value, value) !== 0) rank++;
    ranks[code] = rank;
  });
  return { codes: Uint32Array.from(entries, ({ code }) => code), ranks };
}
