import { AtlasError } from "../errors.ts";
import { type FieldPath, isFieldPath, NAMESPACES, type Namespace, splitFieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import {
  type CellTest,
  cellTestOf,
  type Location,
  needleOf,
  type TimeTest,
  timeOf,
  timeTestOf,
} from "./cell-test.ts";
import type { FieldFilter, FilterSpec } from "./filter-spec.ts";
import { codeTest, RowSelection } from "./row-selection.ts";

/** What a filter is read with. */
export interface FilterOptions {
  /** IANA name of the zone that times with a zone are converted to; the process's own when absent. */
  readonly timeZone?: string;
  /** Where the filter stands in the request, for errors. */
  readonly location?: Location;
}

/**
 * The rows whose runs meet every condition of a filter, in ascending order.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a filter that cannot be understood.
 */
export function filterRows(table: Table, spec: FilterSpec, options: FilterOptions = {}): Uint32Array {
  const conditions = conditionsOf(spec, options);
  const selection = new RowSelection(table.rowCount);
  for (const keep of conditions) keep(table, selection);
  return selection.rows();
}

/** Keeps the rows that meet one condition. */
type Condition = (table: Table, selection: RowSelection) => void;

function conditionsOf(spec: FilterSpec, options: FilterOptions): readonly Condition[] {
  const { timeZone, location = [] } = options;
  const conditions: Condition[] = [];
  const { experiment_id, status = [], started_after, started_before, field_filters = [] } = spec;
  if (experiment_id !== undefined) {
    conditions.push(cellCondition("record.experiment_id", (value) => value === experiment_id));
  }
  if (status.length > 0) {
    const wanted = new Set<unknown>(status);
    conditions.push(cellCondition("record.status", (value) => wanted.has(value)));
  }
  if (started_after !== undefined) {
    const bound = timeOf(started_after, timeZone, [...location, "started_after"]);
    conditions.push(timeCondition("record.started_at", (time) => time >= bound));
  }
  if (started_before !== undefined) {
    const bound = timeOf(started_before, timeZone, [...location, "started_before"]);
    conditions.push(timeCondition("record.started_at", (time) => time <= bound));
  }
  field_filters.forEach((filter, i) => {
    conditions.push(fieldCondition(filter, timeZone, [...location, "field_filters", i]));
  });
  return conditions;
}

function fieldCondition(filter: FieldFilter, timeZone: string | undefined, location: Location): Condition {
  const { field } = filter;
  if (isNamespace(field)) return namespaceCondition(field, filter, location);
  if (!isFieldPath(field)) {
    throw new AtlasError(
      "invalid_query",
      `expected a field such as params.lr, not ${JSON.stringify(field)}`,
      {
        location: [...location, "field"],
      },
    );
  }
  if (field === "record.started_at" || field === "record.finished_at") {
    const timeTest = timeTestOf(filter, timeZone, location);
    if (timeTest !== undefined) return timeCondition(field, timeTest);
  }
  return cellCondition(field, cellTestOf(filter, location));
}

function cellCondition(field: FieldPath, test: CellTest): Condition {
  return (table, selection) => {
    const column = table.column(field);
    if (column === undefined) selection.keepNone();
    else selection.keepCells(column, test);
  };
}

function timeCondition(field: FieldPath, test: TimeTest): Condition {
  return (table, selection) => {
    const column = table.column(field);
    if (column?.kind === "times") selection.keepNumbers(column.wallClocksUs, column.start, test);
    else selection.keepNone();
  };
}

function namespaceCondition(namespace: Namespace, filter: FieldFilter, location: Location): Condition {
  if (filter.op !== "contains" || namespace === "record") {
    throw new AtlasError(
      "invalid_query",
      "only params, metrics and derived can be searched as a whole, and with contains",
      {
        location: [...location, namespace === "record" ? "field" : "op"],
      },
    );
  }
  const needle = needleOf(filter, location);
  return (table, selection) => {
    const tests: ((row: number) => boolean)[] = [];
    for (const path of table.paths) {
      const { namespace: owner, key } = splitFieldPath(path);
      if (owner === namespace) tests.push(memberTest(table.column(path)!, key.toLowerCase(), needle));
    }
    selection.keepRows((row) => tests.some((test) => test(row)));
  };
}

/** Whether a row has the field and "key:value" holds the text. */
function memberTest(column: Column, key: string, needle: string): (row: number) => boolean {
  if (`${key}:`.includes(needle)) return (row) => column.cell(row) !== undefined;
  const holds: CellTest = (value) => `${key}:${textOf(value).toLowerCase()}`.includes(needle);
  if (column.kind === "codes") {
    const passes = codeTest(column, holds);
    return (row) => passes(column.codeOf(row));
  }
  // The text of a number holds no colon: what follows the last one in the needle must be in it.
  if (column.kind === "numbers" && !NUMBER_PART.test(needle.slice(needle.lastIndexOf(":") + 1)))
    return () => false;
  return (row) => {
    const value = column.cell(row);
    return value !== undefined && holds(value);
  };
}

/** What may be a part of the text of a number, in lower case. */
const NUMBER_PART = /^(?:[-+.\de]*|-?[infty]+|[na]+)$/;

function isNamespace(field: string): field is Namespace {
  return (NAMESPACES as readonly string[]).includes(field);
}
