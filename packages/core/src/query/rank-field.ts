import { compareStrings } from "../model/compare-strings.ts";
import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import { rankNumbers } from "./rank-numbers.ts";
import { splitGroups } from "./split-groups.ts";

/** A field of some rows as places among the different values, in the order in which values sort. */
export interface RankedField {
  /** The place of each row's value in `values`. Values that are equal, as 0 and -0 are, have one place. */
  readonly ranks: Uint32Array;
  /** In ascending order, NaN and `undefined` for no value last; rows need not have each of them. */
  readonly values: readonly Cell[];
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
      return { ranks: new Uint32Array(rows.length), values: [undefined] };
  }
}

function rankNumberColumn(column: NumberColumn, rows: Uint32Array): RankedField {
  const { values, start } = column;
  const numbers = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    numbers[i] = at >= 0 && at < values.length ? values[at]! : Number.NaN;
  }
  const { distinct, ranks } = rankNumbers(numbers);
  for (let i = 0; i < rows.length; i++) {
    if (ranks[i] === distinct.length && !column.has(rows[i]!)) ranks[i] = distinct.length + 1;
  }
  return { ranks, values: [...distinct, Number.NaN, undefined] };
}

function rankCodedColumn(column: CodedColumn, rows: Uint32Array): RankedField {
  const { codes, ranks: rankOfCode } = codeRanks(column);
  const values: Cell[] = [];
  for (const code of codes) {
    const value = column.valueOf(code);
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
  return { ranks, values };
}

function rankTimeColumn(column: TimeColumn, rows: Uint32Array): RankedField {
  const wallClocksUs = new Float64Array(rows.length);
  const textOfPlace = new Map<number, string>();
  for (let i = 0; i < rows.length; i++) {
    wallClocksUs[i] = column.wallClocksUs[rows[i]! - column.start] ?? Number.NaN;
    const text = column.unusualText(rows[i]!);
    if (text !== undefined) textOfPlace.set(i, text);
  }
  const { distinct, ranks: clockRanks } = rankNumbers(wallClocksUs);
  const texts = [...new Set(textOfPlace.values())].sort(compareStrings);
  const rankOfText = new Map(texts.map((text, i) => [text, i + 1]));
  const textRanks = new Uint32Array(rows.length);
  for (const [i, text] of textOfPlace) textRanks[i] = rankOfText.get(text)!;
  const clocks = { groupOf: clockRanks, groupCount: distinct.length + 1 };
  const { groupOf: ranks, groupCount } = splitGroups(clocks, textRanks, texts.length + 1);
  const values = new Array<Cell>(groupCount).fill(undefined);
  for (let i = 0; i < rows.length; i++) values[ranks[i]!] ??= column.cell(rows[i]!);
  return { ranks, values };
}
