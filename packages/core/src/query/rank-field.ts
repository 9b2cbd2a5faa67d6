import { compareStrings } from "../model/compare-strings.ts";
import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import { numberRanks } from "./number-ranks.ts";
import { rankNumbers } from "./rank-numbers.ts";

/** A field of some rows as places among different values, in the order in which values sort. */
export interface RankedField {
  /** The rank of each row's value. Values that are equal, as 0 and -0 are, have one rank. */
  readonly ranks: Uint32Array;
  /** All ranks are below it; rows need not have each of them. */
  readonly rankCount: number;
  /** What a rank stands for: in ascending order, NaN and `undefined` for no value last. */
  valueAt(rank: number): Cell;
}

/** Ranks a field. Times are told apart by their text, and sorted by their wall clock. */
export function rankField(column: Column | undefined, rows: Uint32Array): RankedField {
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

function rankNumberColumn(column: NumberColumn, rows: Uint32Array): RankedField {
  const { distinct, ranks: rankOfPlace } = numberRanks(column);
  const nanRank = distinct.length;
  const ranks = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - column.start;
    const rank = at >= 0 && at < rankOfPlace.length ? rankOfPlace[at]! : nanRank;
    ranks[i] = rank < nanRank || column.has(rows[i]!) ? rank : nanRank + 1;
  }
  return {
    ranks,
    rankCount: nanRank + 2,
    valueAt: (rank) => (rank === nanRank ? Number.NaN : distinct[rank]),
  };
}

function rankCodedColumn(column: CodedColumn, rows: Uint32Array): RankedField {
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
  const ranks = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const rank = rankOfCode[column.codeOf(rows[i]!)]!;
    ranks[i] = rank === MISSING_RANK ? nanRank + 1 : rank === NAN_RANK ? nanRank : rank;
  }
  return { ranks, rankCount: values.length, valueAt: (rank) => values[rank] };
}

function rankTimeColumn(column: TimeColumn, rows: Uint32Array): RankedField {
  const wallClocksUs = new Float64Array(rows.length);
  const textOfPlace = new Map<number, string>();
  for (let i = 0; i < rows.length; i++) {
    wallClocksUs[i] = column.wallClocksUs[rows[i]! - column.start] ?? Number.NaN;
    const text = column.unusualText(rows[i]!);
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
  for (let i = 0; i < rows.length; i++) rowOfRank[ranks[i]!] = rows[i]!;
  return { ranks, rankCount: distinct.length, valueAt: (rank) => column.cell(rowOfRank[rank]!) };
}
