import { AtlasError } from "../errors.ts";
import { comparePaths } from "../model/compare-paths.ts";
import type { Cell, FieldPath, Value } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { compareValues } from "./value-order.ts";

const MIN_RUNS = 2;
const MAX_RUNS = 200;

/** A field that differs between runs. */
export interface DifferingField {
  readonly path: FieldPath;
  /** One a run, in the order of `run_ids`; null where a run has none. */
  readonly values: readonly (Value | null)[];
}

/** A field that has the same value in all runs. */
export interface IdenticalField {
  readonly path: FieldPath;
  readonly value: Value;
}

/** Some runs, field by field: record, params, metrics, derived, each in natural order of its names. */
export interface RunComparison {
  /** Those asked for that there are, each once, in the order asked for. */
  readonly run_ids: readonly string[];
  /** Those asked for that there are not. */
  readonly unknown_run_ids: readonly string[];
  readonly differing: readonly DifferingField[];
  readonly identical: readonly IdenticalField[];
}

/**
 * What some runs differ in, and what they have in common. Values are compared as a sort does: 0 and -0 are equal, a
 * number and a text are not, all NaN are, and having no value differs from having one. An object is compared by what
 * it holds, each leaf being a field of its own.
 *
 * Throws `AtlasError` `invalid_query` for fewer than 2 different ids, and for more than 200.
 */
export function compareRuns(table: Table, runIds: readonly string[]): RunComparison {
  return finish(compareRunsSteps(table, runIds));
}

/** The steps of `compareRuns`, a field each. */
export function* compareRunsSteps(table: Table, runIds: readonly string[]): Steps<RunComparison> {
  const ids = [...new Set(runIds)];
  if (ids.length < MIN_RUNS || ids.length > MAX_RUNS) {
    const message = `expected ${MIN_RUNS} to ${MAX_RUNS} different runs, not ${ids.length}`;
    throw new AtlasError("invalid_query", message, { location: ["runIds"] });
  }
  const known = ids.filter((id) => table.rowOf(id) !== undefined);
  const rows = known.map((id) => table.rowOf(id)!);
  const differing: DifferingField[] = [];
  const identical: IdenticalField[] = [];
  for (const path of table.paths.toSorted(comparePaths)) {
    if (path === "record.run_id") continue;
    yield;
    const column = table.column(path)!;
    const cells = rows.map((row) => column.cell(row));
    if (cells.every((cell) => cell === undefined || hasLeaves(cell))) continue;
    const [first] = cells;
    if (first !== undefined && cells.every((cell) => areEqual(first, cell))) {
      identical.push({ path, value: first });
    } else {
      differing.push({ path, values: cells.map((cell) => cell ?? null) });
    }
  }
  return {
    run_ids: known,
    unknown_run_ids: ids.filter((id) => !known.includes(id)),
    differing,
    identical,
  };
}

/** Whether a value is an object with members that are fields themselves. */
function hasLeaves(value: Value): boolean {
  return (
    typeof value === "object" &&
    !Array.isArray(value) &&
    Object.values(value).some((member) => member !== null)
  );
}

function areEqual(a: Value, b: Cell): boolean {
  if (b === undefined) return false;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return compareValues(a, b) === 0;
}
