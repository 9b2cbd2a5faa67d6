import { type MeansTableRequest, tableOf } from "@atlas/core";
import { meansTable, meansTableCsv, meansTableLatex, meansTableMarkdown } from "@atlas/core/replicates";
import { describe, expect, it } from "vitest";
import { cellText } from "../../src/replicates/means-table-text.ts";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const NOISE = [0.31, -0.12, 0.25, -0.2, 0.05, 0.11, -0.32, 0.2, -0.15, 0.08];

/** Two problems, three algorithms, ten seeds; "adam" and "adam_w" are alike, "sgd" is worse. */
function benchmark(): SweepRun[] {
  return ["ellipse", "100%"].flatMap((problem, p) =>
    ["adam", "adam_w", "sgd"].flatMap((algorithm, a) =>
      NOISE.map((noise, seed) => ({
        configuration: `${problem}/${algorithm}`,
        seed: `s${seed}`,
        params: { problem, algorithm },
        metrics: { loss: 10 * p + seed + (a === 1 ? NOISE[9 - seed]! + 0.05 : noise) + (a === 2 ? 2 : 0) },
      })),
    ),
  );
}

const table = tableOf(makeSweep(benchmark()));
const request: MeansTableRequest = {
  experiment_id: "sweep:1",
  field: "metrics.loss",
  rows: ["params.problem"],
  columns: ["params.algorithm"],
  goal: "min",
};

describe("a table of means", () => {
  const means = meansTable(table, request);

  it("lays out values in order, with the mean and interval of each cell", () => {
    expect(means.row_values).toEqual([["100%"], ["ellipse"]]);
    expect(means.column_values).toEqual([["adam"], ["adam_w"], ["sgd"]]);
    const adam = means.cells[1]![0]!;
    expect(adam).toMatchObject({ n: 10, is_best: true });
    expect(adam.mean).toBeCloseTo(4.521, 12);
    expect(adam.high! - adam.mean).toBeCloseTo(adam.mean - adam.low!, 12);
    expect(means.counts).toEqual({ matched: 60, used: 60, missing: 0, not_finite: 0 });
    expect(means.mixed).toEqual([]);
  });

  it("marks the best of each row by the paired test, though intervals overlap by far", () => {
    expect(means.cells.map((row) => row.map((cell) => cell!.is_best))).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
    expect(means.cells[1]![2]!.low).toBeLessThan(means.cells[1]![0]!.high!);
  });

  it("marks by column, over the table, or not at all", () => {
    const best = (change: Partial<MeansTableRequest>) =>
      meansTable(table, { ...request, ...change }).cells.map((row) => row.map((cell) => cell!.is_best));
    expect(best({ bestOf: "column" })).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
    expect(best({ bestOf: "table", goal: "max" })).toEqual([
      [false, false, true],
      [false, false, false],
    ]);
    const { goal: _, ...without } = request;
    expect(
      meansTable(table, without)
        .cells.flat()
        .some((cell) => cell!.is_best),
    ).toBe(false);
  });

  it("names the params that its means mix, and takes each seed once", () => {
    const byProblem = meansTable(table, { ...request, columns: [] });
    expect(byProblem.mixed).toEqual(["params.algorithm"]);
    expect(byProblem.cells.map((row) => row[0]!.n)).toEqual([10, 10]);
  });

  it("has no cell where there is no number, and no interval of one", () => {
    const sparse = tableOf(
      makeSweep(
        benchmark().filter(({ seed, configuration }) => seed === "s0" && configuration !== "100%/sgd"),
      ),
    );
    const { cells } = meansTable(sparse, request);
    expect(cells[0]![2]).toBeNull();
    expect(cells[1]![2]).toMatchObject({ n: 1, sd: null, low: null, high: null });
    expect(meansTable(tableOf([]), request)).toMatchObject({ row_values: [], cells: [] });
  });

  it("refuses what is no field, with the place", () => {
    expect(() => meansTable(table, { ...request, columns: ["algorithm" as never] })).toThrow(
      expect.objectContaining({ code: "invalid_query", location: ["columns", 0] }),
    );
  });

  it("prints as Markdown", () => {
    expect(meansTableMarkdown(means, request)).toMatchInlineSnapshot(`
      "| params.problem | adam | adam\\_w | sgd |
      | --- | ---: | ---: | ---: |
      | 100% | **14.5 ± 2.1** | **14.6 ± 2.2** | 16.5 ± 2.1 |
      | ellipse | **4.5 ± 2.1** | **4.6 ± 2.2** | 6.5 ± 2.1 |

      Mean of metrics.loss over seeds ± half its 95% interval by Student's t (n = 10). Bold: the least mean of each row, and those that a paired sign-flip test (Holm-adjusted, 5%) does not tell apart from it. 60 runs.
      "
    `);
  });

  it("prints as LaTeX, with what LaTeX would take for its own escaped", () => {
    expect(meansTableLatex(means, request)).toMatchInlineSnapshot(`
      "\\begin{table}
        \\centering
        \\caption{Mean of metrics.loss over seeds $\\pm$ half its 95\\% interval by Student's t (n = 10). Bold: the least mean of each row, and those that a paired sign-flip test (Holm-adjusted, 5\\%) does not tell apart from it. 60 runs.}
        \\begin{tabular}{lrrr}
          \\toprule
          params.problem & adam & adam\\_w & sgd \\\\
          \\midrule
          100\\% & {\\boldmath $14.5 \\pm 2.1$} & {\\boldmath $14.6 \\pm 2.2$} & $16.5 \\pm 2.1$ \\\\
          ellipse & {\\boldmath $4.5 \\pm 2.1$} & {\\boldmath $4.6 \\pm 2.2$} & $6.5 \\pm 2.1$ \\\\
          \\bottomrule
        \\end{tabular}
      \\end{table}
      "
    `);
  });

  it("prints as CSV, a line a cell", () => {
    const lines = meansTableCsv(means, request).split("\n");
    expect(lines[0]).toBe("params.problem,params.algorithm,n,mean,sd,low,high,is_best");
    expect(lines[1]).toMatch(/^100%,adam,10,14\.52\d*,2\.\d+,\d+\.\d+,\d+\.\d+,true$/);
    expect(lines).toHaveLength(8);
  });
});

it.each([
  [{ mean: 0.031234, high: 0.032634 }, "0.0312 ± 0.0014"],
  [{ mean: 1234.5, high: 1357.5 }, "1230 ± 120"],
  [{ mean: -12.345, high: -12.3 }, "-12.345 ± 0.045"],
  [{ mean: 3.2e-7, high: 3.5e-7 }, "(3.20 ± 0.30)e-7"],
  [{ mean: 0.123456789, high: null }, "0.12346"],
  [{ mean: 5, high: 5 }, "5"],
])("writes %o as %s", (cell, text) => {
  expect(cellText(cell)).toBe(text);
});
