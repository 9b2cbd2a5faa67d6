import { type Cell, type JsonValue, tableOf } from "@atlas/core";
import { expect, test } from "vitest";
import { columnTypeOf } from "../../src/export/export-column.ts";
import { runOf } from "../test-api.ts";

/** The type of a field with some values, a run each. */
function typeOf(values: readonly Cell[]) {
  const runs = values.map((value, i) =>
    runOf({ id: `${i}`, metrics: value === undefined ? {} : { x: value as JsonValue } }),
  );
  const table = tableOf([...runs, runOf({ id: "last", metrics: { x: 0 } })]);
  const column = table.column("metrics.x");
  if (column === undefined) throw new Error("The field is there");
  const rows = Uint32Array.from(values, (_, i) => table.rowOf(`${i}`) as number);
  return columnTypeOf(column, rows);
}

test.each<[string, readonly Cell[], string | undefined]>([
  ["nothing", [undefined], undefined],
  ["integers", [1, undefined, -3], "integer"],
  ["integers of 64 bits", [1, 2n ** 63n - 1n, -(2n ** 63n)], "integer"],
  ["integers beyond 64 bits", [1, 2n ** 63n], "text"],
  ["doubles", [1, 1.5], "number"],
  ["NaN and infinities", [1, Number.NaN, Number.POSITIVE_INFINITY], "number"],
  ["-0, which no integer is", [1, -0], "number"],
  ["doubles beyond 2^53", [1e300], "number"],
  ["doubles and what no double holds", [1.5, 9007199254740993n], "text"],
  ["booleans", [true, undefined, false], "boolean"],
  ["booleans and numbers", [true, 1], "text"],
  ["texts", ["a", ""], "text"],
  ["texts and numbers", ["10", 10], "text"],
  ["lists and objects", [[1, 2], { a: 1 }], "text"],
])("%s", (_, values, expected) => {
  expect(typeOf(values)).toBe(expected);
});
