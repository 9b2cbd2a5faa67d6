import { compareNatural } from "../model/compare-natural.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { Table } from "../table/table.ts";
import { codeRanks } from "./code-ranks.ts";
import type { Groups } from "./split-groups.ts";

/**
 * The params that differ between rows of one group, having none counting as a value: in natural order. Objects are
 * compared by what they hold, each leaf being a param of its own.
 *
 * @param rows those that were grouped
 * @param except params that may differ
 */
export function varyingParams(
  table: Table,
  rows: Uint32Array,
  groups: Groups,
  except: ReadonlySet<FieldPath | undefined>,
): FieldPath[] {
  const firstRows = new Uint32Array(groups.groupCount);
  for (let i = rows.length - 1; i >= 0; i--) firstRows[groups.groupOf[i]!] = rows[i]!;
  const grouped = { rows, groupOf: groups.groupOf, firstRows };
  return table.paths
    .filter((path) => path.startsWith("params.") && !except.has(path))
    .filter((path) => varies(table.column(path)!, grouped))
    .sort(compareNatural);
}

interface GroupedRows {
  readonly rows: Uint32Array;
  readonly groupOf: Uint32Array;
  /** By group. */
  readonly firstRows: Uint32Array;
}

function varies(column: Column, grouped: GroupedRows): boolean {
  // Times are in the record alone.
  return column.kind === "numbers"
    ? numbersVary(column, grouped)
    : column.kind === "codes" && codesVary(column, grouped);
}

function numbersVary(column: NumberColumn, { rows, groupOf, firstRows }: GroupedRows): boolean {
  const { values, start } = column;
  const numberOf = (row: number) => {
    const at = row - start;
    return at >= 0 && at < values.length ? values[at]! : Number.NaN;
  };
  const firstNumbers = Float64Array.from(firstRows, numberOf);
  for (let i = 0; i < rows.length; i++) {
    const number = numberOf(rows[i]!);
    const group = groupOf[i]!;
    if (number === firstNumbers[group]) continue;
    const areNaN = Number.isNaN(number) && Number.isNaN(firstNumbers[group]);
    if (!areNaN || column.has(rows[i]!) !== column.has(firstRows[group]!)) return true;
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
  for (let i = 0; i < rows.length; i++) {
    if (rankOfCode[column.codeOf(rows[i]!)] !== firstRanks[groupOf[i]!]) return true;
  }
  return false;
}

function isObject(cell: Cell): boolean {
  return typeof cell === "object" && !Array.isArray(cell);
}
