import { type DensityGridRequest, densityGrid, type FieldPath, type Run, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell } from "../naive.ts";

const anyField = fc.constantFrom<FieldPath>(
  ...([
    "params.n",
    "params.t",
    "params.s",
    "params.mixed",
    "params.big",
    "metrics.n",
    "params.none",
  ] as const),
);

/** The number that a run has on an axis; what it is not is told by its name. */
function numberOn(run: Run, field: FieldPath): number | "missing" | "not finite" {
  const cell = naiveCell(run, field);
  if (typeof cell !== "number" && typeof cell !== "bigint" && typeof cell !== "boolean") return "missing";
  return Number.isFinite(Number(cell)) ? Number(cell) : "not finite";
}

/** The last bin whose lower edge is not above a number, the last edge being part of the last bin. */
function binOf(edges: readonly number[], value: number): number {
  return edges.findLastIndex((edge, i) => edge <= value && (i < edges.length - 1 || i === 0));
}

const bound = fc.constantFrom(-3, 0, 1, 2, 1e300);
const anyRange = fc.option(
  fc.tuple(bound, bound).filter(([low, high]) => low <= high),
  { nil: undefined },
);

it("counts in each cell what loops over the runs count", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      someRuns,
      fc.tuple(anyField, anyField),
      fc.tuple(size, size),
      fc.tuple(anyRange, anyRange),
      (runs, [x, y], [columns, rows], [xRange, yRange]) => {
        const answer = densityGrid(tableOf(runs), {
          ...{ x, y, columns, rows },
          ...(xRange && { xRange }),
          ...(yRange && { yRange }),
        });
        const { x_edges, y_edges } = answer;
        expect([x_edges.length, y_edges.length]).toEqual([columns + 1, rows + 1]);
        const cells = new Array<number>(columns * rows).fill(0);
        const counts = { matched: runs.length, used: 0, missing: 0, not_finite: 0, outside: 0 };
        for (const run of runs) {
          const [px, py] = [numberOn(run, x), numberOn(run, y)];
          if (px === "missing" || py === "missing") counts.missing++;
          else if (px === "not finite" || py === "not finite") counts.not_finite++;
          else if (isBeyond(px, xRange) || isBeyond(py, yRange)) counts.outside++;
          else {
            counts.used++;
            cells[binOf(y_edges, py) * columns + binOf(x_edges, px)]!++;
          }
        }
        expect(answer).toMatchObject({ cells, counts });
      },
    ),
    { numRuns: 1500 },
  );
});

function isBeyond(value: number, range: readonly [number, number] | undefined): boolean {
  return range !== undefined && (value < range[0] || value > range[1]);
}

it("loses no point on a log scale, however small or large its numbers are", () => {
  const positive = fc.oneof(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), fc.constant(1));
  fc.assert(
    fc.property(
      fc.array(positive, { maxLength: 20 }),
      fc.integer({ min: 1, max: 255 }),
      (values, columns) => {
        const runs = values.map((value, i) => runOf({ run_id: `${i}` }, { value }));
        const { x_edges, cells, counts } = densityGrid(tableOf(runs), {
          ...{ x: "params.value", y: "params.value", xScale: "log", yScale: "log", columns, rows: 1 },
        });
        expect(cells.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect(counts.used).toBe(values.length);
        expect(x_edges).toEqual(x_edges.toSorted((a, b) => a - b));
        expect(x_edges.every((edge) => edge > 0 && Number.isFinite(edge))).toBe(true);
        for (const value of values) expect(value >= x_edges[0]! && value <= x_edges.at(-1)!).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
});

const points = (...pairs: readonly (readonly [Run["metrics"][string], Run["metrics"][string]])[]) =>
  tableOf(pairs.map(([x, y], i) => runOf({ run_id: `${i}` }, {}, { x, y })));
const ask = (table: ReturnType<typeof tableOf>, request: Partial<DensityGridRequest> = {}) =>
  densityGrid(table, { x: "metrics.x", y: "metrics.y", columns: 2, rows: 2, ...request });

it("holds the row of the least Y first", () => {
  const { x_edges, y_edges, cells } = ask(points([0, 0], [1, 0], [2, 0], [0, 10], [1, 4.9]));
  expect([x_edges, y_edges]).toEqual([
    [0, 1, 2],
    [0, 5, 10],
  ]);
  expect(cells).toEqual([1, 3, 1, 0]);
});

it("has cells of equal width in powers on a log scale, and no place for 0 and below", () => {
  const table = points([1, 1], [9, 1], [11, 1], [100, 1], [0, 1], [-5, 1], [Infinity, 1], [null, 1]);
  const { x_edges, cells, counts } = ask(table, { xScale: "log", rows: 1 });
  expect(x_edges).toEqual([1, 10, 100]);
  expect(cells).toEqual([2, 2]);
  expect(counts).toEqual({ matched: 8, used: 4, missing: 1, not_finite: 1, outside: 2 });
});

it("has 100 by 100 cells unless asked", () => {
  const { cells } = densityGrid(points([1, 2]), { x: "metrics.x", y: "metrics.y" });
  expect([cells.length, cells.filter((count) => count > 0)]).toEqual([10_000, [1]]);
});

it("takes booleans as 0 and 1, and times by their wall clock", () => {
  const table = tableOf([runOf({ started_at: "1970-01-01T00:00:02" }, {}, { y: true })]);
  const { x_edges, y_edges } = ask(table, { x: "record.started_at", columns: 1, rows: 1 });
  expect([x_edges, y_edges]).toEqual([
    [2e6 - 0.5, 2e6 + 0.5],
    [0.5, 1.5],
  ]);
});

describe("without points", () => {
  it("is empty cells over the ranges, or over 0 to 1 and 1 to 10", () => {
    const counts = { matched: 0, used: 0, missing: 0, not_finite: 0, outside: 0 };
    const empty = { cells: [0, 0, 0, 0], x_edges: [0, 0.5, 1] };
    expect(ask(tableOf([]))).toEqual({ ...empty, y_edges: [0, 0.5, 1], counts });
    expect(ask(tableOf([]), { yRange: [2, 4] }).y_edges).toEqual([2, 3, 4]);
    expect(ask(tableOf([]), { yScale: "log", rows: 1 }).y_edges).toEqual([1, 10]);
    expect(ask(points([Number.NaN, 1], [1, "x"]))).toMatchObject({
      ...empty,
      counts: { matched: 2, used: 0, missing: 1, not_finite: 1, outside: 0 },
    });
  });
});

it.each<[Partial<Record<keyof DensityGridRequest, unknown>>, (string | number)[]]>([
  [{ x: "x" }, ["x"]],
  [{ y: "y" }, ["y"]],
  [{ columns: 0 }, ["columns"]],
  [{ rows: 256 }, ["rows"]],
  [{ xScale: "sqrt" }, ["xScale"]],
  [{ yRange: [1, 0] }, ["yRange"]],
  [{ xRange: [0, Infinity] }, ["xRange"]],
  [{ xScale: "log", xRange: [0, 1] }, ["xRange"]],
  [{ filter: { started_before: "soon" } }, ["filter", "started_before"]],
])("refuses what cannot be understood, with its place: %j", (part, location) => {
  expect(() => ask(tableOf([]), part as Partial<DensityGridRequest>)).toThrow(
    expect.objectContaining({ code: "invalid_query", location }),
  );
});
