import { type FieldPath, filterRows, type Run, type SortKey, sortRows, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARAM_NAMES, runOf, someRuns } from "../arbitrary.ts";
import { compareCodePoints, naiveCell, naiveCompare } from "../naive.ts";

function idsInOrder(runs: readonly Run[], keys: readonly SortKey[]): string[] {
  const table = tableOf(runs);
  return Array.from(sortRows(table, filterRows(table, {}), keys), (row) => table.runIds[row]!);
}

/** 0 for a value, 1 for NaN, 2 for none: what no order turns round. */
function lastness(run: Run, path: FieldPath): number {
  const value = naiveCell(run, path);
  return value === undefined ? 2 : Number.isNaN(value) ? 1 : 0;
}

function naiveOrder(a: Run, b: Run, keys: readonly SortKey[]): number {
  for (const { field, order } of keys) {
    const last = lastness(a, field) - lastness(b, field);
    if (last !== 0) return last;
    if (lastness(a, field) > 0) continue;
    const compared = naiveCompare(naiveCell(a, field)!, naiveCell(b, field)!);
    if (compared !== 0) return order === "asc" ? compared : -compared;
  }
  return compareCodePoints(a.record.run_id, b.record.run_id);
}

it("sorts as a loop over runs does", () => {
  const field = fc.constantFrom<FieldPath>(
    ...PARAM_NAMES.map((name) => `params.${name}` as const),
    ...(["metrics.n", "metrics.nobody", "record.experiment_id", "record.run_id", "record.tags"] as const),
  );
  const keys = fc.array(fc.record({ field, order: fc.constantFrom("asc" as const, "desc" as const) }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(someRuns, keys, (runs, keys) => {
      const wanted = [...runs].sort((a, b) => naiveOrder(a, b, keys)).map(({ record }) => record.run_id);
      expect(idsInOrder(runs, keys)).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});

describe("times", () => {
  it("stand in the order of their wall clocks, zones passed over", () => {
    const times = [
      ...["0001-01-01", "1969-12-31T23:59:59.999999", "1970-01-01T00:00:00", "2026-01-26 10:30:00"],
      ...[
        "2026-01-26T10:30:00-11:00",
        "2026-01-26T10:30:00.000001+05:00",
        "2026-01-27",
        "2099-12-31T23:59:59.999999",
      ],
    ];
    const runs = times.map((started_at, i) => runOf({ run_id: `${i}`, started_at }));
    const ids = [...times.keys()].map(String);
    const sort = (order: "asc" | "desc") =>
      idsInOrder([runOf({ run_id: "none" }), ...runs].reverse(), [{ field: "record.started_at", order }]);
    expect(sort("asc")).toEqual([...ids, "none"]);
    // 3 and 4 show the same time.
    expect(sort("desc")).toEqual(["7", "6", "5", "3", "4", "2", "1", "0", "none"]);
  });
});

it("leaves the rows that it is given as they are", () => {
  const table = tableOf([runOf({ run_id: "b" }), runOf({ run_id: "a" })]);
  const rows = Uint32Array.of(0, 1);
  expect([...sortRows(table, rows, [])]).toEqual([1, 0]);
  expect([...rows]).toEqual([0, 1]);
});

it("sorts many different values", () => {
  const count = 150_000;
  const runs = Array.from({ length: count }, (_, i) =>
    runOf({ run_id: `run-${(i * 7919) % count}` }, { i: `${i}` }),
  );
  const ids = idsInOrder(runs, [{ field: "params.i", order: "desc" }]);
  const byText = (a: number, b: number) => (String(a) < String(b) ? 1 : -1);
  const wanted = [...runs.keys()].sort(byText).map((i) => runs[i]!.record.run_id);
  expect(ids).toEqual(wanted);
});

it.each<[unknown, (string | number)[]]>([
  [{ field: "lr", order: "asc" }, ["sort", 1, "field"]],
  [{ field: "params", order: "asc" }, ["sort", 1, "field"]],
  [{ field: "params.lr", order: "up" }, ["sort", 1, "order"]],
  [{ field: "params.lr" }, ["sort", 1, "order"]],
])("refuses the key %j", (key, location) => {
  const keys = [{ field: "params.a", order: "asc" }, key] as SortKey[];
  const error = expect.objectContaining({ code: "invalid_query", location });
  expect(() => sortRows(tableOf([]), new Uint32Array(), keys)).toThrow(error);
});
