import type { FieldInfo } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks } from "./code-ranks.ts";
import { countCodes } from "./count-codes.ts";
import { DistinctNumbers } from "./distinct-numbers.ts";

/** How many rows have a value, and how many different ones. */
export type FieldCounts = Pick<FieldInfo, "count" | "distinct">;

/** The counts of a numeric field, and its finite range. */
export interface NumberCounts extends FieldCounts {
  /** Infinity without a finite number. */
  readonly min: number;
  /** -Infinity without a finite number. */
  readonly max: number;
}

/** Counts the values of some rows. Numbers that are equal are one, and so are all NaN; times differ by their texts. */
export function countField(column: Column, rows: Rows): FieldCounts {
  switch (column.kind) {
    case "numbers": {
      const { count, distinct } = countNumbers(column, rows);
      return { count, distinct };
    }
    case "codes":
      return countCoded(column, rows);
    case "times":
      return countTimes(column, rows);
  }
}

/** @param seen to count with, where there is one from another column */
export function countNumbers(
  column: NumberColumn,
  rows: Rows,
  seen = new DistinctNumbers(rows.length),
): NumberCounts {
  seen.clear();
  const into = new Float64Array(SEGMENT_ROWS);
  let count = 0;
  let nans = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const block of blocksOf(rows)) {
    const { start, length } = block;
    const values = column.read(block, into);
    seen.add(values, length);
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      if (!Number.isNaN(value)) {
        count++;
        if (value < min && value !== Number.NEGATIVE_INFINITY) min = value;
        if (value > max && value !== Number.POSITIVE_INFINITY) max = value;
      } else if (column.holdsNaN && column.has(rowAt(rows, start + i))) {
        nans++;
      }
    }
  }
  // Adding 0 makes -0 the 0 that it equals.
  return { count: count + nans, distinct: seen.count + Math.min(nans, 1), min: min + 0, max: max + 0 };
}

function countCoded(column: CodedColumn, rows: Rows): FieldCounts {
  const counts = countCodes(column, rows);
  const { ranks } = codeRanks(column);
  const seen = new Set<number>();
  for (let code = 1; code < counts.length; code++) if (counts[code]! > 0) seen.add(ranks[code]!);
  return { count: rows.length - counts[0]!, distinct: seen.size };
}

function countTimes(column: TimeColumn, rows: Rows): FieldCounts {
  const distinct = new DistinctNumbers(rows.length);
  const unusual = new Set<string>();
  const into = new Float64Array(SEGMENT_ROWS);
  let count = 0;
  for (const block of blocksOf(rows)) {
    let values = column.read(block, into);
    for (let i = 0; i < block.length; i++) if (!Number.isNaN(values[i]!)) count++;
    if (column.unusualTexts.size > 0) {
      values = values.slice(0, block.length);
      for (let i = 0; i < block.length; i++) {
        const text = column.unusualText(rowAt(rows, block.start + i));
        if (text === undefined || Number.isNaN(values[i]!)) continue;
        unusual.add(text);
        values[i] = Number.NaN;
      }
    }
    distinct.add(values, block.length);
  }
  return { count, distinct: distinct.count + unusual.size };
}
