import {
  createTableBuilder,
  decodeTable,
  encodeTable,
  type FieldPath,
  filterRows,
  type JsonObject,
  type Run,
  sortRows,
  subtable,
  type Table,
  tableOf,
} from "@atlas/core";
import { beforeAll, describe, expect, it } from "vitest";
import { countField } from "../../src/query/count-field.ts";
import { firstRows } from "../../src/query/first-rows.ts";
import { rankField } from "../../src/query/rank-field.ts";
import { readAxis } from "../../src/query/read-axis.ts";
import { AllRows } from "../../src/table/row-block.ts";
import { runOf } from "../arbitrary.ts";
import { joined } from "./joined.ts";

/** More than four segments, the last one not full; and more different strings than two bytes tell apart. */
const ROWS = 70_001;

const noise = (row: number) => (Math.imul(row + 1, 0x9e37_79b1) >>> 0) / 2 ** 32;

/** Params that are kept in every way there is to keep a segment. */
function paramsOf(row: number): JsonObject {
  return {
    doubles: noise(row) - 0.5,
    few: [0.1, -0, 0, Number.NaN, Infinity][row % 5]!,
    bytes: row % 100,
    shorts: (row % 30_000) - 15_000,
    ints: row * 30_000 - 2 ** 30,
    holes: row % 3 === 0 ? null : row % 7 === 0 ? Number.NaN : noise(row),
    sparse: row % 100 === 7 ? noise(row) : null,
    sparseFew: row % 100 === 7 ? (row % 3) - 1 : null,
    late: row > 40_000 ? noise(row) : null,
    early: row < 20_000 ? row / 7 : null,
    text: ["a", "b", "c\u{1f600}", "\ud83d"][row % 4]!,
    unique: `text ${row}`,
    sparseText: row % 50 === 1 ? `s${row % 7}` : null,
    mixed: [row, `${row % 9}`, true, 2n ** 60n, [row % 3], { a: row % 2 }, null][row % 7]!,
  };
}

const runAt = (row: number, params = paramsOf(row)): Run =>
  runOf(
    {
      run_id: `run ${noise(row)} ${row}`,
      started_at: `2026-01-0${1 + (row % 9)}T10:30:00${row % 11 === 0 ? "+05:00" : ""}`,
    },
    params,
  );

/** The first difference between a table and what its rows should hold; `undefined` without one. */
function differenceOf(table: Table, expected: readonly Run[]): string | undefined {
  if (table.rowCount !== expected.length) return `${table.rowCount} rows`;
  const paths = Object.keys(paramsOf(0)).map((key) => [key, `params.${key}` as FieldPath] as const);
  for (const [row, run] of expected.entries()) {
    if (table.runId(row) !== run.record.run_id) return `row ${row}: ${table.runId(row)}`;
    if (table.cell(row, "record.started_at") !== run.record.started_at) return `row ${row}: started_at`;
    for (const [key, path] of paths) {
      const cell = table.cell(row, path);
      const value = run.params[key] ?? undefined;
      const areEqual = typeof value === "object" ? JSON.stringify(value) === JSON.stringify(cell) : false;
      if (!areEqual && !Object.is(cell, value)) return `row ${row}: ${key} is ${String(cell)}`;
      if (table.column(path)?.has(row) !== (value !== undefined)) return `row ${row}: has ${key}`;
    }
  }
  return undefined;
}

/** The runs of a table in the order of its rows. */
function inRowOrder(table: Table, runs: ReadonlyMap<string, Run>): Run[] {
  return table.runIds.map((runId) => runs.get(runId)!);
}

/** Much faster than `toEqual`. */
function areSame(a: Float64Array | Uint32Array, b: Float64Array | Uint32Array): boolean {
  return a.length === b.length && a.every((number, i) => Object.is(number, b[i]));
}

describe("a table of many segments", () => {
  const runs = Array.from({ length: ROWS }, (_, row) => runAt(row));
  let table: Table;
  beforeAll(() => {
    table = tableOf(runs);
  });

  it("holds what its runs hold", () => {
    expect(differenceOf(table, runs)).toBeUndefined();
    expect(table.runIds).toEqual(runs.map((run) => run.record.run_id));
    expect(table.rowOf(runs[50_000]!.record.run_id)).toBe(50_000);
  });

  it("is read back from its bytes, and gone on with, while all that was built before stays", () => {
    const read = decodeTable(joined(encodeTable(table)))!;
    expect(differenceOf(read, runs)).toBeUndefined();
    const builder = createTableBuilder(read);
    const current = new Map(runs.map((run) => [run.record.run_id, run]));
    const put = (run: Run) => {
      builder.add(run);
      current.set(run.record.run_id, run);
    };
    for (let row = 0; row < ROWS; row += 9001) put(runAt(row, { ...paramsOf(row + 3), doubles: "text" }));
    for (let row = ROWS; row < ROWS + 20_000; row++) put(runAt(row));
    const grown = builder.build();
    expect(differenceOf(grown, [...current.values()])).toBeUndefined();
    const grownRuns = [...current.values()];
    for (let row = 30_000; row < ROWS; row += 1001) {
      builder.remove(runs[row]!.record.run_id);
      current.delete(runs[row]!.record.run_id);
    }
    const shrunk = builder.build();
    expect(shrunk.rowCount).toBe(current.size);
    expect(differenceOf(shrunk, inRowOrder(shrunk, current))).toBeUndefined();
    expect(differenceOf(grown, grownRuns)).toBeUndefined();
    expect(differenceOf(read, runs)).toBeUndefined();
    const readAgain = decodeTable(joined(encodeTable(shrunk)))!;
    expect(differenceOf(readAgain, inRowOrder(shrunk, current))).toBeUndefined();
  });

  it("shares the segments in which nothing changed", () => {
    const builder = createTableBuilder(table);
    builder.add(runAt(20_000, { ...paramsOf(20_000), doubles: 7 }));
    const segmentsOf = (of: Table) => {
      const column = of.column("params.doubles");
      return column?.kind === "numbers" ? column.segments : [];
    };
    const before = segmentsOf(table);
    const after = segmentsOf(builder.build());
    expect(after.map((segment, i) => segment === before[i])).toEqual([true, false, true, true, true]);
    builder.remove(runs[40_000]!.record.run_id);
    const left = segmentsOf(builder.build());
    // The last row takes the place of the one that was removed.
    expect(left.map((segment, i) => segment === after[i])).toEqual([true, true, false, true, false]);
    for (const run of runs.slice(40_001, 45_000)) builder.remove(run.record.run_id);
    const half = segmentsOf(builder.build());
    expect(half.map((segment, i) => segment === left[i])).toEqual([true, true, false, false]);
  });

  it("has subtables", () => {
    const rows = Uint32Array.from({ length: 30_000 }, (_, i) => 2 * i + 5);
    const kept = subtable(table, table.paths, rows);
    expect(
      differenceOf(
        kept,
        Array.from(rows, (row) => runs[row]!),
      ),
    ).toBeUndefined();
  });

  it("is read alike row by row, by a list of rows, and whole", () => {
    const all = new AllRows(ROWS);
    const list = Uint32Array.from(runs.keys());
    const turned = list.toReversed();
    for (const path of table.paths) {
      const column = table.column(path)!;
      const whole = readAxis(column, all, { booleans: true });
      const ranked = rankField(column, all);
      const isAlike = [
        areSame(readAxis(column, list, { booleans: true }), whole),
        areSame(readAxis(column, turned, { booleans: true }).reverse(), whole),
        areSame(rankField(column, list).ranks, ranked.ranks),
        runs.every((_, row) => {
          const [cell, value] = [column.cell(row), ranked.valueAt(ranked.ranks[row]!)];
          if (typeof cell === "object") return JSON.stringify(cell) === JSON.stringify(value);
          return Object.is(cell, value) || cell === value;
        }),
      ];
      expect([path, ...isAlike]).toEqual([path, true, true, true, true]);
      expect(countField(column, all)).toEqual(countField(column, list));
      expect(countField(column, all).count).toBe(runs.filter((_, row) => column.has(row)).length);
    }
  });

  it("is filtered as a loop filters", () => {
    const rowsWhere = (test: (params: JsonObject) => boolean) =>
      Uint32Array.from(runs.keys()).filter((row) => test(runs[row]!.params));
    const where = (field: string, op: "lt" | "in" | "contains", value: never) =>
      filterRows(table, { field_filters: [{ field: `params.${field}` as FieldPath, op, value }] });
    expect(where("doubles", "lt", 0 as never)).toEqual(rowsWhere(({ doubles }) => (doubles as number) < 0));
    expect(where("holes", "lt", 0.5 as never)).toEqual(
      rowsWhere(({ holes }) => holes !== null && (holes as number) < 0.5),
    );
    expect(where("text", "in", ["a", "b"] as never)).toEqual(
      rowsWhere(({ text }) => text === "a" || text === "b"),
    );
    expect(where("unique", "contains", "99" as never)).toEqual(
      rowsWhere(({ unique }) => (unique as string).includes("99")),
    );
    const withId = { field: "record.run_id", op: "contains", value: "RUN 0.12" } as const;
    expect(filterRows(table, { field_filters: [withId] })).toEqual(
      Uint32Array.from(runs.keys()).filter((row) => runs[row]!.record.run_id.includes("run 0.12")),
    );
  });

  it.each(["doubles", "few", "holes", "sparse", "text", "shorts"])(
    "is sorted by %s as a loop sorts",
    (key) => {
      const keys = [{ field: `params.${key}` as FieldPath, order: "desc" }] as const;
      const rankOf = (value: unknown) => (value === null ? 2 : Number.isNaN(value) ? 1 : 0);
      const compare = (a: number, b: number) => {
        const [x, y] = [runs[a]!.params[key] as number, runs[b]!.params[key] as number];
        if (rankOf(x) !== rankOf(y)) return rankOf(x) - rankOf(y);
        if (rankOf(x) === 0 && x !== y && !(x === 0 && y === 0)) return x > y ? -1 : 1;
        return runs[a]!.record.run_id < runs[b]!.record.run_id ? -1 : 1;
      };
      const expected = Uint32Array.from(runs.keys()).sort(compare);
      const sorted = sortRows(table, new AllRows(ROWS), keys);
      if (key !== "text") expect(sorted).toEqual(expected);
      expect(sortRows(table, Uint32Array.from(runs.keys()).reverse(), keys)).toEqual(sorted);
      for (const count of [1, 100, 5000]) {
        expect(firstRows(table, new AllRows(ROWS), keys, count).subarray(0, count)).toEqual(
          sorted.subarray(0, count),
        );
      }
    },
  );
});
