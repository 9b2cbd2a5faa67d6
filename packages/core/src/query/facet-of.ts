import type { FieldPath } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { Rows } from "../table/row-block.ts";
import { countCodes } from "./count-codes.ts";
import { countValues } from "./count-values.ts";
import type { Facet } from "./facet.ts";
import { facetHistogram } from "./facet-histogram.ts";
import { countRanks, type FacetOrder, facetValues } from "./facet-values.ts";
import { rankField } from "./rank-field.ts";
import { readAxis } from "./read-axis.ts";
import { typeOfValue } from "./value-order.ts";

/** A numeric field that has more different numbers is told by its histogram alone. */
const MAX_LISTED_NUMBERS = 12;

/** What a facet counts. */
export interface FacetRows {
  /** Runs that pass every condition but those on the facet's field. */
  readonly rows: Rows;
  /** Runs of the scope, which has `rows` among them. */
  readonly scopeRows: Rows;
}

/** The facet of one field. */
export function facetOf(
  field: FieldPath,
  column: Column | undefined,
  { rows, scopeRows }: FacetRows,
  options: { readonly limit: number; readonly order: FacetOrder; readonly bins: number },
): Facet {
  const total = countMissing(column, scopeRows);
  const missing = { count: rows === scopeRows ? total : countMissing(column, rows), total };
  const facet = { field, matched: { count: rows.length, total: scopeRows.length }, missing };
  const values = () => {
    const inScope = rankField(column, scopeRows);
    const totals = countRanks(inScope);
    const counts = rows === scopeRows ? totals : countRanks(rankField(column, rows));
    return facetValues(inScope.valueAt, counts, totals, options);
  };
  if (column === undefined || total === scopeRows.length) return { ...facet, ...values() };
  if (column.kind === "codes" && !holdsNumbersOnly(column, scopeRows)) return { ...facet, ...values() };
  const scopeNumbers = readAxis(column, scopeRows, { booleans: false });
  const numbers = rows === scopeRows ? scopeNumbers : readAxis(column, rows, { booleans: false });
  const unit = column.kind === "times" ? "us" : null;
  const histogram = facetHistogram(numbers, scopeNumbers, options.bins, unit);
  if (unit === "us" || hasManyNumbers(scopeNumbers)) return { ...facet, histogram };
  return { ...facet, ...values(), histogram };
}

function countMissing(column: Column | undefined, rows: Rows): number {
  return column === undefined ? rows.length : rows.length - countValues(column, rows);
}

function holdsNumbersOnly(column: CodedColumn, rows: Rows): boolean {
  return countCodes(column, rows).every(
    (count, code) => code === 0 || count === 0 || typeOfValue(column.valueOfCode(code)!) === "number",
  );
}

/** Whether there are more finite numbers than are listed. */
function hasManyNumbers(numbers: Float64Array): boolean {
  const seen: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (number === seen[0] || !Number.isFinite(number) || seen.includes(number)) continue;
    if (seen.push(number) > MAX_LISTED_NUMBERS) return true;
  }
  return false;
}
