import {
  createTableBuilder,
  type FieldPath,
  filterRows,
  type Run,
  type SortKey,
  selectPage,
  sortRows,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstRows } from "../../src/query/first-rows.ts";
import { PARAM_NAMES, runOf, someRuns } from "../arbitrary.ts";

const order = fc.constantFrom("asc" as const, "desc" as const);

describe("the first rows of a sort", () => {
  it("are those that the whole sort begins with", () => {
    const field = fc.constantFrom<FieldPath>(
      ...PARAM_NAMES.map((name) => `params.${name}` as const),
      ...(["metrics.n", "metrics.nobody", "record.started_at", "record.run_id", "record.tags"] as const),
    );
    const keys = fc.array(fc.record({ field, order }), { maxLength: 3 });
    fc.assert(
      fc.property(someRuns, keys, fc.nat(13), (runs, keys, count) => {
        const table = tableOf(runs);
        const rows = filterRows(table, {});
        const sorted = sortRows(table, rows, keys);
        expect([...firstRows(table, rows, keys, count)]).toEqual([...sorted.subarray(0, count)]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are so among very many, however many are equal, are NaN or have no value", () => {
    const builder = createTableBuilder();
    for (const run of manyRuns(40_000)) builder.add(run);
    const table = builder.build();
    const rows = filterRows(table, { field_filters: [{ field: "params.i", op: "ne", value: 7 }] });
    const paths = table.paths.filter((path) => !path.startsWith("record.") || path === "record.run_id");
    const field = fc.constantFrom<FieldPath>(...paths, "record.started_at", "params.nobody");
    const keys = fc.array(fc.record({ field, order }), { minLength: 1, maxLength: 2 });
    const counts = fc.constantFrom(1, 2, 100, 600, 5000, 39_998);
    fc.assert(
      fc.property(keys, counts, (keys, count) => {
        // Of a table of its own each time: nothing has been ranked before.
        const first = firstRows(builder.build(), rows, keys, count);
        expect(first).toEqual(sortRows(table, rows, keys).slice(0, count));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a page", () => {
  it("holds the same rows whether it is early or late", () => {
    const table = tableOf(manyRuns(3000));
    const sorts: SortKey[][] = [[], [{ field: "params.few", order: "desc" }]];
    for (const sort of sorts) {
      const pages = (limit: number) =>
        Array.from({ length: 3000 / limit }, (_, page) =>
          selectPage(table, { columns: [], sort, limit, offset: page * limit }, { version: 1 }),
        ).flatMap(({ run_ids }) => run_ids);
      expect(pages(100)).toEqual(pages(1000));
      expect(new Set(pages(100)).size).toBe(3000);
    }
  });
});

/** Runs in an order of no key, with a field of each kind. */
function manyRuns(count: number): Run[] {
  return Array.from({ length: count }, (_, i) => {
    const shuffled = (i * 7919) % count;
    const started_at = i % 11 === 0 ? null : new Date(shuffled * 60_000).toISOString().slice(0, 19);
    return runOf(
      { run_id: `run ${(i * 6007) % count}`, started_at },
      {
        i,
        few: i % 3,
        mirrored: Math.abs(shuffled - count / 2) - 100,
        rare: i % 5000 === 0 ? i : null,
        odd: i % 4 === 0 ? Number.NaN : i % 4 === 1 ? null : i % 4 === 2 ? Infinity : -0,
        text: `text ${shuffled % 1000}`,
        unique: `unique ${shuffled}`,
        mixed: i % 2 === 0 ? shuffled : i % 6 === 1 ? `${shuffled}` : i % 6 === 3 ? i % 4 === 1 : [i],
      },
    );
  });
}
