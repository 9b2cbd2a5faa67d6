import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanksOfRows, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import type { Keys } from "./radix-order.ts";
import type { SortKey } from "./sort-key.ts";

/** Gives each row a key, such that their order as unsigned numbers is the order of the rows. */
export function sortKeysOf(column: Column, rows: Rows, order: SortKey["order"]): Keys {
  return column.kind === "codes" ? keysOfCodedRows(column, rows, order) : keysOfNumbers(column, rows, order);
}

/** A key for each code, those of some rows at least, such that their order is the order of the values. */
export function keysOfCodes(column: CodedColumn, rows: Rows, order: SortKey["order"]): Uint32Array {
  const { ranks, codes } = codeRanksOfRows(column, rows);
  return order === "asc" ? ranks : ranks.map((rank) => (rank < NAN_RANK ? codes.length - rank : rank));
}

function keysOfCodedRows(column: CodedColumn, rows: Rows, order: SortKey["order"]): Keys {
  const keys = keysOfCodes(column, rows, order);
  const high = new Uint32Array(rows.length);
  const into = new Uint32Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const codes = column.read(block, into);
    for (let i = 0; i < block.length; i++) high[block.start + i] = keys[codes[i]!]!;
  }
  return { high };
}

/** Turns doubles into unsigned numbers of the same order, and NaN into the greatest of all. */
function keysOfNumbers(
  column: NumberColumn | TimeColumn,
  rows: Rows,
  order: SortKey["order"],
): Required<Keys> {
  const keys = { high: new Uint32Array(rows.length), low: new Uint32Array(rows.length) };
  const sign = order === "asc" ? 1 : -1;
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const values = column.read(block, into);
    const high = keys.high.subarray(block.start, block.start + block.length);
    const low = keys.low.subarray(block.start, block.start + block.length);
    for (let i = 0; i < high.length; i++) {
      const value = values[i]!;
      // Adding 0 makes -0 the 0 that it equals.
      double[0] = value * sign + 0;
      const top = halves[TOP_HALF]!;
      // Of a negative number every bit is turned round, of another the first one.
      const negative = top >> 31;
      const isNumber = !Number.isNaN(value);
      high[i] = isNumber ? top ^ (negative | 0x8000_0000) : MISSING_RANK;
      low[i] = isNumber ? halves[1 - TOP_HALF]! ^ negative : 0;
    }
  }
  if (column.kind === "numbers" && column.holdsNaN) separateNaN(column, rows, keys.high);
  return keys;
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** Which half of a double in memory holds its sign: the second one on all usual machines. */
const TOP_HALF = new Uint8Array(Uint16Array.of(1).buffer)[0]!;

function separateNaN(column: NumberColumn, rows: Rows, high: Uint32Array): void {
  for (let i = 0; i < high.length; i++) {
    if (high[i] === MISSING_RANK && column.has(rowAt(rows, i))) high[i] = NAN_RANK;
  }
}
