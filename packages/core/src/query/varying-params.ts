import { compareNatural } from "../model/compare-natural.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { Table } from "../table/table.ts";
import { codeRanks } from "./code-ranks.ts";
import { NO_PLACE } from "./group-rows.ts";
import { isPlainlyConstant } from "./is-plainly-constant.ts";
import type { Groups } from "./split-groups.ts";

/**
 * The params that differ between rows of one group, having none counting as a value: in natural order. Objects are
 * compared by what they hold, each leaf being a param of its own.
 *
 * @param rows those that were grouped
 * @param firsts where the first row of each group stands among them
 * @param except params that may differ
 */
export function varyingParams(
  table: Table,
  rows: Rows,
  groups: Groups,
  firsts: Uint32Array,
  except: ReadonlySet<FieldPath | undefined>,
): FieldPath[] {
  return finish(varyingParamsSteps(table, rows, groups, firsts, except));
}

/** The steps of `varyingParams`, one a param. */
export function* varyingParamsSteps(
  table: Table,
  rows: Rows,
  { groupOf }: Groups,
  firsts: Uint32Array,
  except: ReadonlySet<FieldPath | undefined>,
): Steps<FieldPath[]> {
  const firstRows = firsts.map((place) => (place === NO_PLACE ? NO_PLACE : rowAt(rows, place)));
  const grouped = { rows, groupOf, firstRows };
  const varying: FieldPath[] = [];
  for (const path of table.paths) {
    if (!path.startsWith("params.") || except.has(path)) continue;
    if (varies(table.column(path)!, table.rowCount, grouped)) varying.push(path);
    yield;
  }
  return varying.sort(compareNatural);
}

interface GroupedRows {
  readonly rows: Rows;
  readonly groupOf: Uint32Array;
  /** By group. */
  readonly firstRows: Uint32Array;
}

function varies(column: Column, rowCount: number, grouped: GroupedRows): boolean {
  // Times are in the record alone.
  if (column.kind === "times" || isPlainlyConstant(column, rowCount)) return false;
  return column.kind === "numbers" ? numbersVary(column, grouped) : codesVary(column, grouped);
}

function numbersVary(column: NumberColumn, { rows, groupOf, firstRows }: GroupedRows): boolean {
  const firstNumbers = Float64Array.from(firstRows, (row) => column.cell(row) ?? Number.NaN);
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const { start, length } = block;
    const numbers = column.read(block, into);
    for (let i = 0; i < length; i++) {
      const group = groupOf[start + i]!;
      const number = numbers[i]!;
      const first = firstNumbers[group]!;
      if (number === first) continue;
      const areNaN = Number.isNaN(number) && Number.isNaN(first);
      if (
        !areNaN ||
        (column.holdsNaN && column.has(rowAt(rows, start + i)) !== column.has(firstRows[group]!))
      )
        return true;
    }
  }
  return false;
}

/** What stands for every object among the ranks of values. */
const OBJECT = 0xffff_fffd;

function codesVary(column: CodedColumn, { rows, groupOf, firstRows }: GroupedRows): boolean {
  const rankOfCode = codeRanks(column).ranks.map((rank, code) =>
    isObject(column.valueOfCode(code)) ? OBJECT : rank,
  );
  const firstRanks = firstRows.map((row) => rankOfCode[column.codeOf(row)]!);
  const into = new Uint32Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const codes = column.read(block, into);
    for (let i = 0; i < block.length; i++) {
      if (rankOfCode[codes[i]!] !== firstRanks[groupOf[block.start + i]!]) return true;
    }
  }
  return false;
}

function isObject(cell: Cell): boolean {
  return typeof cell === "object" && !Array.isArray(cell);
}
