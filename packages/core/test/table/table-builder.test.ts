import {
  type Cell,
  createTableBuilder,
  type FieldPath,
  type JsonObject,
  type Run,
  type Table,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naivePaths } from "../naive.ts";

const RECORD_PATHS: readonly FieldPath[] = [
  ...([
    "record.run_id",
    "record.experiment_id",
    "record.status",
    "record.started_at",
    "record.tags",
  ] as const),
];

/** Whether a table says of each run what the run says, and of nothing else. */
function expectTableOf(table: Table, runs: readonly Run[]): void {
  expect(table.rowCount).toBe(runs.length);
  expect([...table.runIds].sort()).toEqual(runs.map(({ record }) => record.run_id).sort());
  const paths = naivePaths(runs);
  expect(table.paths.filter((path) => !path.startsWith("record.")).sort()).toEqual([...paths].sort());
  for (const run of runs) {
    const row = table.rowOf(run.record.run_id)!;
    expect(table.runIds[row]).toBe(run.record.run_id);
    for (const path of [...paths, ...RECORD_PATHS]) {
      const cell = naiveCell(run, path);
      expect(table.cell(row, path)).toEqual(cell);
      expect(table.column(path)?.cell(row)).toEqual(cell);
    }
  }
}

/** The first difference between tables, whose rows may stand otherwise; `undefined` without one. */
function differenceOf(table: Table, other: Table): string | undefined {
  if (table.rowCount !== other.rowCount) return `${table.rowCount} rows, not ${other.rowCount}`;
  const paths = new Set([...table.paths, ...other.paths]);
  if (paths.size !== table.paths.length || paths.size !== other.paths.length) return "fields";
  for (const [row, runId] of table.runIds.entries()) {
    const otherRow = other.rowOf(runId);
    if (otherRow === undefined || table.rowOf(runId) !== row) return `${runId} is not found`;
    for (const path of paths) {
      const [cell, otherCell] = [table.cell(row, path), other.cell(otherRow, path)];
      const areEqual = typeof cell === "object" && JSON.stringify(cell) === JSON.stringify(otherCell);
      if (!areEqual && !Object.is(cell, otherCell)) return `${path} of ${runId} is ${String(cell)}`;
    }
  }
  return undefined;
}

/** The cells of one param, a run for each. */
function cellsOf(values: readonly JsonObject[], path: FieldPath): Cell[] {
  const table = tableOf(values.map((params, i) => runOf({ run_id: `${i}` }, params)));
  return values.map((_, row) => table.cell(row, path));
}

describe("a table", () => {
  it("says of each run what the run says", () => {
    fc.assert(
      fc.property(someRuns, (runs) => expectTableOf(tableOf(runs), runs)),
      { numRuns: 300 },
    );
  });

  it("stays as it is while runs are added and replaced", () => {
    fc.assert(
      fc.property(fc.array(someRuns, { minLength: 1, maxLength: 4 }), (batches) => {
        const builder = createTableBuilder();
        const current = new Map<string, Run>();
        const published: { table: Table; runs: Run[] }[] = [];
        for (const batch of batches) {
          for (const run of batch) {
            builder.add(run);
            current.set(run.record.run_id, run);
          }
          expect(builder.rowCount).toBe(current.size);
          published.push({ table: builder.build(), runs: [...current.values()] });
        }
        for (const { table, runs } of published) expectTableOf(table, runs);
      }),
      { numRuns: 200 },
    );
  });

  it("is one of the runs that are left, however runs came and went", () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: someRuns.map((runs) => ({ add: runs })) },
      { weight: 2, arbitrary: fc.array(fc.nat(20), { maxLength: 4 }).map((places) => ({ remove: places })) },
      { weight: 1, arbitrary: fc.constant({ build: true }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const builder = createTableBuilder();
        const current = new Map<string, Run>();
        const published: { table: Table; runs: Run[] }[] = [];
        for (const step of [...steps, { build: true }]) {
          if ("add" in step) {
            for (const run of step.add) {
              builder.add(run);
              current.set(run.record.run_id, run);
            }
          } else if ("remove" in step) {
            for (const place of step.remove) {
              const runId = [...current.keys()][place] ?? "unknown run";
              builder.remove(runId);
              current.delete(runId);
            }
          } else {
            published.push({ table: builder.build(), runs: [...current.values()] });
          }
          expect(builder.rowCount).toBe(current.size);
        }
        for (const { table, runs } of published) expectTableOf(table, runs);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same whether few or many of its runs are removed, replaced and added again", () => {
    const SIZE = 1100;
    const runAt = (i: number, n: number): Run => {
      const params = { n: n % 2 === 0 ? i / 7 : `text ${n}`, b: i % 2 === 0, o: { k: `${i % 5}` } };
      const started_at = `2026-01-26T10:30:${10 + (i % 50)}${i % 3 === 0 ? "Z" : ""}`;
      return runOf({ run_id: `run ${i}`, started_at }, n % 5 === 0 ? { n: i } : params);
    };
    const change = fc.record({
      removed: fc.oneof(
        fc.array(fc.nat(SIZE - 1), { maxLength: 2 }),
        fc.array(fc.nat(SIZE - 1), { maxLength: 200 }),
      ),
      added: fc.array(fc.tuple(fc.nat(SIZE + 20), fc.nat(9)), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const current = new Map(Array.from({ length: SIZE }, (_, i) => [`run ${i}`, runAt(i, i)] as const));
        const builder = createTableBuilder(tableOf(current.values()));
        const published: { table: Table; runs: Run[] }[] = [];
        for (const { removed, added } of changes) {
          for (const i of removed) {
            builder.remove(`run ${i}`);
            current.delete(`run ${i}`);
          }
          for (const [i, n] of added) {
            builder.add(runAt(i, n));
            current.set(`run ${i}`, runAt(i, n));
          }
          published.push({ table: builder.build(), runs: [...current.values()] });
        }
        for (const { table, runs } of published) expect(differenceOf(table, tableOf(runs))).toBeUndefined();
      }),
      { numRuns: 12 },
    );
  });

  it("forgets the values that no run has any more, and no table that was built before does", () => {
    const builder = createTableBuilder();
    const runAt = (i: number, round: number) =>
      runOf({ run_id: `${i}` }, { unique: `run ${i} of round ${round}`, list: [i, round], same: "a", n: i });
    const codeCountOf = (table: Table, path: FieldPath) => {
      const column = table.column(path);
      return column?.kind === "codes" ? column.codeCount : undefined;
    };
    const tables: Table[] = [];
    for (let round = 0; round < 8; round++) {
      for (let i = 0; i < 1000; i++) builder.add(runAt(i, round));
      tables.push(builder.build());
    }
    for (const [round, table] of tables.entries()) {
      for (const path of ["params.unique", "params.list"] as const) {
        expect(codeCountOf(table, path)).toBeLessThan(3500);
        expect(table.column(path)!.cell(999)).toEqual(
          path === "params.list" ? [999, round] : `run 999 of round ${round}`,
        );
      }
      expect(codeCountOf(table, "params.same")).toBe(2);
    }
    expectTableOf(
      tables.at(-1)!,
      Array.from({ length: 1000 }, (_, i) => runAt(i, 7)),
    );
    builder.add(runAt(1, 8));
    expectTableOf(
      builder.build(),
      Array.from({ length: 1000 }, (_, i) => runAt(i, i === 1 ? 8 : 7)),
    );
  });

  it("keeps its rows in the order in which runs were added when some are removed", () => {
    const builder = createTableBuilder();
    for (const run_id of ["a", "b", "c", "d"]) builder.add(runOf({ run_id }));
    builder.build();
    builder.remove("a");
    builder.remove("c");
    builder.add(runOf({ run_id: "a" }));
    expect(builder.build().runIds).toEqual(["b", "d", "a"]);
  });

  it("has one row a run: the last of one id counts, whole", () => {
    const table = tableOf([runOf({}, { a: 1, b: 2 }), runOf({ status: "failed" }, { a: "x" })]);
    expect(table.rowCount).toBe(1);
    expect(table.paths).not.toContain("params.b");
    expect([table.cell(0, "params.a"), table.cell(0, "params.b"), table.cell(0, "record.status")]).toEqual([
      "x",
      undefined,
      "failed",
    ]);
  });

  it("without runs has no rows and no fields", () => {
    const table = tableOf([]);
    expect([table.rowCount, table.runIds, table.paths]).toEqual([0, [], []]);
    expect(table.column("record.run_id")).toBeUndefined();
    expect(table.rowOf("")).toBeUndefined();
  });

  it("is undefined beyond its rows, also when its builder has more", () => {
    const builder = createTableBuilder();
    builder.add(runOf({ run_id: "1", started_at: "2026-01-01" }, { n: 1, s: "a" }));
    const table = builder.build();
    builder.add(runOf({ run_id: "2", started_at: "2026-01-02" }, { n: 2, s: "b" }));
    for (const path of ["record.run_id", "record.started_at", "params.n", "params.s"] as const) {
      expect([-1, 1, 2].map((row) => table.cell(row, path))).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe("the fields of a run", () => {
  it("are those of the record that can be compared", () => {
    const run = runOf({
      duration_ms: 5,
      started_at: "2026-01-26T10:30:00",
      error: { type: "ValueError", message: "no", traceback: "…" },
      tags: ["a"],
      notes: "x",
      warnings: [{ a: 1 }],
    });
    const host = runOf({
      run_id: "2",
      provenance: { ...run.record.provenance, host: "node1", code_hash: "" },
    });
    expect([...tableOf([run, host]).paths].sort()).toEqual([
      ...["record.context_fingerprint", "record.duration_ms", "record.error.message"],
      ...["record.error.type", "record.experiment_id"],
      ...[
        "record.params_fingerprint",
        "record.provenance.code_hash",
        "record.provenance.host",
        "record.run_id",
      ],
      ...["record.seed_fingerprint", "record.started_at", "record.status", "record.tags"],
    ]);
  });

  it("are found below objects at any depth, where a name with dots wins, run by run", () => {
    const params = [
      { opt: { lr: 1, decay: { rate: 2 } } },
      { opt: { lr: 1 }, "opt.lr": 5 },
      { opt: { lr: 1 }, "opt.lr": null },
      { "opt.decay": { rate: 7 }, opt: { decay: { rate: 8 }, "decay.rate": 9 } },
      { opt: { decay: { rate: 8 }, "decay.rate": 9 } },
      { opt: [{ lr: 1 }] },
      { opt: {} },
    ];
    expect(cellsOf(params, "params.opt.lr")).toEqual([
      1,
      5,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(cellsOf(params, "params.opt.decay.rate")).toEqual([
      2,
      undefined,
      undefined,
      7,
      9,
      undefined,
      undefined,
    ]);
    expect(cellsOf(params, "params.opt").slice(-2)).toEqual([[{ lr: 1 }], {}]);
  });

  it("may be named as an object's own properties are", () => {
    const params = JSON.parse('{"__proto__": {"constructor": 1}, "constructor": 2, "": 3}');
    expect(cellsOf([params], "params.__proto__.constructor")).toEqual([1]);
    expect(cellsOf([params], "params.constructor")).toEqual([2]);
    expect(cellsOf([params], "params.")).toEqual([3]);
    expect(cellsOf([params], "params.toString")).toEqual([undefined]);
  });

  it("have no time where the text is none", () => {
    const table = tableOf([runOf({ started_at: "yesterday" })]);
    expect(table.column("record.started_at")).toBeUndefined();
  });
});

describe("a column of numbers", () => {
  it("tells NaN from no value, and -0 from 0", () => {
    const cells = cellsOf(
      [{ n: 1 }, {}, { n: Number.NaN }, { n: null }, { n: -0 }, { n: Infinity }],
      "params.n",
    );
    expect(cells).toStrictEqual([1, undefined, Number.NaN, undefined, -0, Infinity]);
  });

  it("takes values of other types as they come", () => {
    const values = [1, Number.NaN, -0, 0, "1", true, 2n ** 60n, [Number.NaN], [null], { a: 1 }, 1];
    expect(
      cellsOf(
        values.map((v) => ({ v })),
        "params.v",
      ),
    ).toStrictEqual(values);
  });
});

it("keeps each different value once", () => {
  const table = tableOf(["a", "b", "a"].map((s, i) => runOf({ run_id: `${i}` }, { s, list: [1, 2] })));
  const column = table.column("params.list")!;
  expect(column.cell(0)).toBe(column.cell(2));
});
