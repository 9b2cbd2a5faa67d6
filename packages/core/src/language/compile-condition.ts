import { type FieldPath, isNamespace, isTimeField, type Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { Location } from "../query/cell-test.ts";
import type { Column } from "../table/column.ts";
import { checkCondition } from "./check-condition.ts";
import { comparisonTest } from "./comparison-test.ts";
import type { Keep, KeepRows } from "./keep.ts";
import { keepCells, keepValues } from "./keep-values.ts";
import { intervalOf } from "./number-interval.ts";
import { patternTest } from "./pattern.ts";
import type { Comparison, Condition, FieldState } from "./query.ts";
import { keepContaining, searchNamespace } from "./search-table.ts";
import { type TimeOptions, wallClockComparison } from "./wall-clock-comparison.ts";

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
      return (table) => keepState(table.column(field), value);
    case "contains": {
      if (isNamespace(field)) return searchNamespace(field, value);
      const needle = value.toLowerCase();
      return inColumn(field, (column) => keepContaining(column, needle));
    }
    case "matches": {
      const test = patternTest(value, [...location, "value"]);
      return inColumn(field, (column) => keepCells(column, (cell) => test(textOf(cell))));
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
  return inColumn(comparison.field, (column) => {
    if (column.kind === "codes") return keepCells(column, test);
    if (interval === undefined) return (selection) => selection.keepNumbers(column, test);
    return (selection) => selection.keepInterval(column, interval.least, interval.greatest);
  });
}

/** Keeps no rows where no run has the field. */
function inColumn(field: FieldPath, keep: (column: Column) => KeepRows): Keep {
  return (table) => {
    const column = table.column(field);
    return column === undefined ? (selection) => selection.keepNone() : keep(column);
  };
}

function keepState(column: Column | undefined, state: FieldState): KeepRows {
  if (column === undefined) return state === "missing" ? () => {} : (selection) => selection.keepNone();
  if (state === "missing" || state === "present") {
    return (selection) => selection.keepPresent(column, state === "present");
  }
  return keepValues(column, NUMBER_TESTS[state]);
}

const NUMBER_TESTS = {
  finite: (value: Value) => typeof value === "bigint" || Number.isFinite(value),
  "not finite": (value: Value) => typeof value === "number" && !Number.isFinite(value),
  nan: (value: Value) => Number.isNaN(value),
};
