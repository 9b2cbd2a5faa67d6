import { type FieldPath, isNamespace, type Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { Location } from "../query/cell-test.ts";
import type { RowSelection } from "../query/row-selection.ts";
import type { Column } from "../table/column.ts";
import type { ArraySpan } from "../table/growing-array.ts";
import { checkCondition } from "./check-condition.ts";
import { comparisonTest } from "./comparison-test.ts";
import { isTimeField } from "./field-name.ts";
import type { Keep } from "./keep.ts";
import { intervalOf } from "./number-interval.ts";
import { patternOf } from "./pattern.ts";
import type { Comparison, Condition, FieldState } from "./query.ts";
import { keepContaining, searchNamespace } from "./search-table.ts";
import { type TimeOptions, wallClockComparison } from "./wall-clock-comparison.ts";

/** How much of a text a pattern looks at, in UTF-16 units, so that one that backtracks comes to an end. */
const PATTERN_REACH = 1000;

/**
 * What one condition does to a selection of rows.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a condition that cannot be understood.
 */
export function compileCondition(
  condition: Condition,
  options: TimeOptions = {},
  location: Location = [],
): Keep {
  checkCondition(condition, location);
  const { field, op, value } = condition;
  switch (op) {
    case "is":
      return (table, selection) => keepState(table.column(field), value, selection);
    case "contains": {
      if (isNamespace(field)) return searchNamespace(field, value);
      const needle = value.toLowerCase();
      return inColumn(field, (column, selection) => keepContaining(column, needle, selection));
    }
    case "matches": {
      const pattern = patternOf(value, [...location, "value"]);
      const test = (cell: Value) => pattern.test(textOf(cell).slice(0, PATTERN_REACH));
      return inColumn(field, (column, selection) => selection.keepCells(column, test));
    }
    default:
      return isTimeField(field)
        ? compileComparison(wallClockComparison(condition, options, location))
        : compileComparison(condition);
  }
}

function compileComparison(comparison: Comparison): Keep {
  const test = comparisonTest(comparison);
  const interval = intervalOf(comparison);
  return inColumn(comparison.field, (column, selection) => {
    if (column.kind === "codes") selection.keepCells(column, test);
    else if (interval === undefined) selection.keepNumbers(numbersOf(column), test);
    else selection.keepInterval(numbersOf(column), interval.least, interval.greatest);
  });
}

function numbersOf(column: Exclude<Column, { readonly kind: "codes" }>): ArraySpan<Float64Array> {
  return column.kind === "numbers" ? column : { start: column.start, values: column.wallClocksUs };
}

/** Keeps no rows where no run has the field. */
function inColumn(field: FieldPath, keep: (column: Column, selection: RowSelection) => void): Keep {
  return (table, selection) => {
    const column = table.column(field);
    if (column === undefined) selection.keepNone();
    else keep(column, selection);
  };
}

function keepState(column: Column | undefined, state: FieldState, selection: RowSelection): void {
  if (state === "missing") {
    if (column !== undefined) selection.keepRows((row) => !column.has(row));
  } else if (column === undefined) {
    selection.keepNone();
  } else if (state === "present") {
    selection.keepRows((row) => column.has(row));
  } else {
    selection.keepValues(column, NUMBER_TESTS[state]);
  }
}

const NUMBER_TESTS = {
  finite: (value: Value) => typeof value === "bigint" || Number.isFinite(value),
  "not finite": (value: Value) => typeof value === "number" && !Number.isFinite(value),
  nan: (value: Value) => Number.isNaN(value),
};
