import type { NumberColumn } from "../table/number-column.ts";
import { type RankedNumbers, rankNumbers } from "./rank-numbers.ts";

const known = new WeakMap<NumberColumn, RankedNumbers>();

/** Ranks the numbers of a column, once; the first is that of row `column.start`. Rows without a number rank as NaN. */
export function numberRanks(column: NumberColumn): RankedNumbers {
  let ranked = known.get(column);
  if (ranked === undefined) {
    ranked = rankNumbers(column.values);
    known.set(column, ranked);
  }
  return ranked;
}
