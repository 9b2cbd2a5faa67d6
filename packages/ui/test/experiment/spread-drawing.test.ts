import type { NumberSummary } from "@atlas/core";
import { expect, it } from "vitest";
import { spreadDrawing } from "../../src/experiment/spread-drawing.ts";

const SUMMARY: NumberSummary = {
  path: "metrics.loss",
  kind: "numbers",
  ...{ missing: 0, n: 5, not_finite: 0, scale: "linear" },
  spread: { min: 0, q1: 1, median: 2, q3: 3, max: 4 },
  counts: [4, 0, 1, 0],
};

it("draws bars on root counts, and quartiles where they lie", () => {
  const drawing = spreadDrawing(SUMMARY)!;
  expect(drawing.bars).toBe("M0 16v-16.00h0.75v16.00zM2 16v-8.00h0.75v8.00z");
  expect(drawing.box).toBe("M1.00 20H3.00");
  expect(drawing.median).toBe("M2.00 18v4");
  expect(drawing.label).toContain("the median 2");
});

it("places quartiles by their logarithm on a log scale, and one value in the middle", () => {
  const log = {
    ...SUMMARY,
    scale: "log",
    spread: { min: 1, q1: 10, median: 100, q3: 1000, max: 10_000 },
  } as const;
  expect(spreadDrawing(log)!.median).toBe("M2.00 18v4");
  const one = { ...SUMMARY, spread: { min: 7, q1: 7, median: 7, q3: 7, max: 7 } };
  expect(spreadDrawing(one)!.median).toBe("M2.00 18v4");
  expect(spreadDrawing({ ...SUMMARY, spread: null, counts: [] })).toBeUndefined();
});
