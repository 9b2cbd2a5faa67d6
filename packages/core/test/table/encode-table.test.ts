import { createTableBuilder, decodeTable, encodeTable, subtable, type Table, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { joined } from "./joined.ts";

const bytesOf = (table: Table) => joined(encodeTable(table));

/** Whether two tables hold the same, row by row. */
function expectSame(table: Table | undefined, expected: Table): void {
  expect(table?.runIds).toEqual(expected.runIds);
  expect(table?.paths.toSorted()).toEqual(expected.paths.toSorted());
  for (const path of expected.paths) {
    for (let row = 0; row < expected.rowCount; row++) {
      expect(table?.cell(row, path)).toEqual(expected.cell(row, path));
    }
  }
}

describe("a table in bytes", () => {
  it("is the same when it is read back", () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const table = tableOf(runs);
        expectSame(decodeTable(bytesOf(table)), table);
      }),
      { numRuns: 300 },
    );
  });

  it("can be gone on with: runs are added, replaced and removed", () => {
    fc.assert(
      fc.property(someRuns, someRuns, fc.array(fc.nat(12)), (first, second, removed) => {
        const table = tableOf(first);
        const read = decodeTable(bytesOf(table))!;
        const [builder, expected] = [createTableBuilder(read), createTableBuilder()];
        for (const run of first) expected.add(run);
        for (const each of [builder, expected]) {
          for (const run of second) each.add(run);
          for (const place of removed) each.remove(first[place]?.record.run_id ?? "unknown");
        }
        expectSame(builder.build(), expected.build());
        expectSame(read, table);
      }),
      { numRuns: 300 },
    );
  });

  it("is no table when it is cut off, longer, or damaged in any place", () => {
    const bytes = bytesOf(tableOf([runOf({ run_id: "a", started_at: "2026-01-01" }, { n: 1, s: "x" })]));
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeTable(bytes.slice(0, length))).toBeUndefined();
      const damaged = bytes.slice();
      damaged[length]! ^= 1 << (length % 8);
      expect(decodeTable(damaged)).toBeUndefined();
    }
    expect(decodeTable(new Uint8Array([...bytes, ...new Uint8Array(8)]))).toBeUndefined();
  });
});

it("is read wherever its bytes begin, and looked at in place where they can be", () => {
  const table = tableOf([runOf({ run_id: "a" }, { n: 0.5 })]);
  const bytes = bytesOf(table);
  for (const start of [8, 3]) {
    const shifted = new Uint8Array(bytes.length + 16);
    shifted.set(bytes, start);
    const read = decodeTable(shifted.subarray(start, start + bytes.length))!;
    expectSame(read, table);
    const column = read.column("params.n");
    const values = column?.kind === "numbers" ? column.segments[0]?.parts.numbers.values : undefined;
    expect(values?.buffer === shifted.buffer).toBe(start === 8);
  }
});

it("selects columns and rows", () => {
  fc.assert(
    fc.property(someRuns, fc.func(fc.boolean()), (runs, isKept) => {
      const table = tableOf(runs);
      const paths = table.paths.filter((path) => path !== "record.run_id" && isKept(path));
      const rows = Uint32Array.from(table.runIds.keys()).filter((row) => isKept(row));
      const selected = subtable(table, paths, rows);
      expect(selected.runIds).toEqual(Array.from(rows, (row) => table.runIds[row]));
      rows.forEach((row, i) => {
        for (const path of paths) expect(selected.cell(i, path)).toEqual(table.cell(row, path));
      });
      const present = paths.filter((path) => rows.some((row) => table.column(path)!.has(row)));
      expect(selected.paths.toSorted()).toEqual(
        rows.length === 0 ? [] : ["record.run_id", ...present].sort(),
      );
    }),
    { numRuns: 200 },
  );
});
