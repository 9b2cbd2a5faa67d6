import { expect, it } from "vitest";
import { pairLinesOf } from "../../src/replicates/pair-lines.ts";

const pairs = [
  { seed: "s1", baseline: 1, value: 2 },
  { seed: "s2", baseline: 3, value: 1 },
  { seed: "s3", baseline: 2, value: 2 },
];

it("pairs are lines that rise with their numbers, judged by the direction", () => {
  const { lines, mean } = pairLinesOf({ pairs, baseline_mean: 2, mean: 5 / 3 }, "lower")!;
  expect(lines.map(({ verdict }) => verdict)).toEqual(["worse", "better", undefined]);
  expect(lines[0]!.to).toBeLessThan(lines[0]!.from);
  expect(lines[1]!.to).toBeGreaterThan(lines[1]!.from);
  expect(lines[2]!.to).toBe(lines[2]!.from);
  expect(mean!.to).toBeGreaterThan(mean!.from);
  const other = pairLinesOf({ pairs, baseline_mean: 2, mean: 5 / 3 }, "higher")!;
  expect(other.lines.map(({ verdict }) => verdict)).toEqual(["better", "worse", undefined]);
});

it("numbers that span three decades are drawn on a log scale, and none without a pair", () => {
  const wide = [{ seed: "s1", baseline: 0.001, value: 10 }];
  expect(pairLinesOf({ pairs: wide, baseline_mean: 0.001, mean: 10 }, "lower")!.scale.kind).toBe("log");
  expect(pairLinesOf({ pairs: [], baseline_mean: null, mean: null }, "lower")).toBeUndefined();
});
