import { compareStrings } from "../model/compare-strings.ts";
import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import { numberRanks } from "./number-ranks.ts";
import { rankNumbers } from "./rank-numbers.ts";
import { readAxis } from "./read-axis.ts";

/** A field of some rows as places among different values, in the order in which values sort. */
export interface RankedField {
  /** The rank of each row's value. Values that are equal, as 0 and -0 are, have one rank. */
  readonly ranks: Uint32Array;
  /** All ranks are below it; rows need not have each of them. */
  readonly rankCount: number;
  /** What a rank stands for: in ascending order, NaN and `undefined` for no value last. */
  valueAt(rank: number): Cell;
}

/**
 * Ranks a field. The ranks of numbers and of codes are those of the whole column, whatever the rows. Times are told apart by their text, and sorted by their wall clock.
 */
export function rankField(column: Column | undefined, rows: Rows): RankedField {
  switch (column?.kind) {
    case "numbers":
      return rankNumberColumn(column, rows);
    case "codes":
      return rankCodedColumn(column, rows);
    case "times":
      return rankTimeColumn(column, rows);
    default:
      return { ranks: new Uint32Array(rows.length), rankCount: 1, valueAt: () => undefined };
  }
}

function rankNumberColumn(column: NumberColumn, rows: Rows): RankedField {
  const { distinct, ranks } = numberRanks(column, rows);
  const nanRank = distinct.length;
  for (let i = 0; column.holdsNaN && i < ranks.length; i++) {
    if (ranks[i] === nanRank + 1 && column.has(rowAt(rows, i))) ranks[i] = nanRank;
  }
  return {
    ranks,
    rankCount: nanRank + 2,
    valueAt: (rank) => (rank === nanRank ? Number.NaN : distinct[rank]),
  };
}

function rankCodedColumn(column: CodedColumn, rows: Rows): RankedField {
  const { codes, ranks: rankOfCode } = codeRanks(column);
  const values: Cell[] = [];
  for (const code of codes) {
    const value = column.valueOfCode(code);
    const rank = rankOfCode[code]!;
    // Of numbers that are equal, a bigint stands for all of them: it shows every digit.
    if (rank === values.length) values.push(Object.is(value, -0) ? 0 : value);
    else if (typeof value === "bigint") values[rank] = value;
  }
  const nanRank = values.push(Number.NaN, undefined) - 2;
  const shownRanks = rankOfCode.map((rank) =>
    rank === MISSING_RANK ? nanRank + 1 : rank === NAN_RANK ? nanRank : rank,
  );
  const ranks = new Uint32Array(rows.length);
  const into = new Uint32Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const codesOfBlock = column.read(block, into);
    const ofBlock = ranks.subarray(block.start, block.start + block.length);
    for (let i = 0; i < ofBlock.length; i++) ofBlock[i] = shownRanks[codesOfBlock[i]!]!;
  }
  return { ranks, rankCount: values.length, valueAt: (rank) => values[rank] };
}

function rankTimeColumn(column: TimeColumn, rows: Rows): RankedField {
  const wallClocksUs = readAxis(column, rows, { booleans: false });
  const textOfPlace = new Map<number, string>();
  for (let i = 0; column.unusualTexts.size > 0 && i < rows.length; i++) {
    const text = column.unusualText(rowAt(rows, i));
    if (text !== undefined) textOfPlace.set(i, text);
  }
  // Of one wall clock, the usual text comes first.
  const texts = ["", ...[...new Set(textOfPlace.values())].sort(compareStrings)];
  const rankOfText = new Map(texts.map((text, rank) => [text, rank]));
  const clocks = rankNumbers(wallClocksUs);
  const pairs = Float64Array.from(clocks.ranks, (rank) => rank * texts.length);
  for (const [i, text] of textOfPlace) pairs[i]! += rankOfText.get(text)!;
  const { ranks, distinct } = rankNumbers(pairs);
  const rowOfRank = new Uint32Array(distinct.length);
  for (let i = 0; i < rows.length; i++) rowOfRank[ranks[i]!] = rowAt(rows, i);
  return { ranks, rankCount: distinct.length, valueAt: (rank) => column.cell(rowOfRank[rank]!) };
}
