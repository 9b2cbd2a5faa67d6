import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sumsOfSquares } from "../../src/stats/sums-of-squares.ts";

interface GoldenAnalysis {
  readonly values: number[];
  readonly factors: number[][];
  readonly main: number[];
  readonly pairs: number[];
  readonly higher: number;
  readonly within: number;
}

/** Answers of statsmodels; `make-anova-golden.py` makes them. */
const golden: GoldenAnalysis[] = JSON.parse(
  readFileSync(new URL("./golden/anova-golden.json", import.meta.url), "utf8"),
);

it.each(golden)("divides the sum of squares of a balanced design as statsmodels does", (analysis) => {
  const factors = analysis.factors.map((levels) => ({ levels, levelCount: Math.max(...levels) + 1 }));
  const ours = sumsOfSquares(Float64Array.from(analysis.values), factors);
  const flat = (parts: Omit<GoldenAnalysis, "values" | "factors">) =>
    [...parts.main, ...parts.pairs, parts.higher, parts.within] as const;
  for (const [i, part] of flat(ours as never).entries()) {
    expect(Math.abs(part - flat(analysis)[i]!) / ours.total).toBeLessThan(1e-9);
  }
  const sum = flat(ours as never).reduce((total, part) => total + part, 0);
  expect(sum / ours.total).toBeCloseTo(1, 12);
});

it("gives Fisher's parts of a table that can be done by hand", () => {
  const twoByTwo = sumsOfSquares(Float64Array.of(1, 3, 5, 7, 2, 4, 10, 12), [
    { levels: [0, 0, 0, 0, 1, 1, 1, 1], levelCount: 2 },
    { levels: [0, 0, 1, 1, 0, 0, 1, 1], levelCount: 2 },
  ]);
  expect(twoByTwo).toEqual({ total: 106, main: [18, 72], pairs: [8], higher: 0, within: 8 });
});

it("is nothing of nothing, and all within where there is no factor", () => {
  expect(sumsOfSquares(new Float64Array(), [])).toMatchObject({ total: 0, main: [], within: 0 });
  expect(sumsOfSquares(Float64Array.of(1, 3), [])).toMatchObject({ total: 2, higher: 0, within: 2 });
});
