import type { CodedColumn } from "../table/coded-column.ts";
import { AllRows, blocksOf, type Rows } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";

/** Counts of more codes are not kept. */
const MAX_KEPT = 4096;

const known = new WeakMap<CodedColumn, { readonly rowCount: number; readonly counts: Uint32Array }>();

/** How many of some rows have each code of a column: of all rows worked out once, so it is not to be changed. */
export function countCodes(column: CodedColumn, rows: Rows): Uint32Array {
  if (!(rows instanceof AllRows) || column.codeCount > MAX_KEPT) return count(column, rows);
  let ofAll = known.get(column);
  if (ofAll?.rowCount !== rows.length) {
    ofAll = { rowCount: rows.length, counts: count(column, rows) };
    known.set(column, ofAll);
  }
  return ofAll.counts;
}

function count(column: CodedColumn, rows: Rows): Uint32Array {
  const counts = new Uint32Array(column.codeCount);
  const into = new Uint32Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const codes = column.read(block, into);
    for (let i = 0; i < block.length; i++) counts[codes[i]!]!++;
  }
  return counts;
}
