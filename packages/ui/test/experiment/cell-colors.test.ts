import { describe, expect, it } from "vitest";
import { cellKey, failureColors, metricColors } from "../../src/experiment/cell-colors.ts";
import { makeConfiguration } from "./make-overview.ts";

const [a, b, c, none] = [1, 2, 3, 4].map((value) => makeConfiguration([value])) as [
  ReturnType<typeof makeConfiguration>,
  ReturnType<typeof makeConfiguration>,
  ReturnType<typeof makeConfiguration>,
  ReturnType<typeof makeConfiguration>,
];
const meansOf = (...means: readonly number[]) =>
  new Map([a, b, c].map((one, at) => [cellKey(one), { mean: means[at]!, half: 0.5 }]));

describe("metricColors", () => {
  it("goes from the least mean to the greatest", () => {
    const colors = metricColors({ path: "metrics.loss", scale: "linear" }, meansOf(-2, 8, 3));
    expect([a, b, c, none].map(colors.colorOf)).toEqual([
      "var(--seq-0)",
      "var(--seq-9)",
      "var(--seq-5)",
      undefined,
    ]);
    expect(colors.ends).toEqual(["\u22122", "8"]);
    expect(colors.wordsOf(c)).toBe("mean loss 3 \u00b1 0.5");
    expect(colors.wordsOf(none)).toBe("no loss");
  });

  it("goes by decades where the metric does", () => {
    const colors = metricColors({ path: "metrics.loss", scale: "log" }, meansOf(1e-6, 1e6, 1));
    expect(colors.colorOf(c)).toBe("var(--seq-5)");
    expect(colors.isLog).toBe(true);
  });

  it("has the middle of the ramp for means that are all the same, and no ends without any", () => {
    const same = metricColors({ path: "metrics.loss", scale: "linear" }, meansOf(7, 7, 7));
    expect(same.colorOf(a)).toBe("var(--seq-5)");
    const without = metricColors({ path: "metrics.loss", scale: "linear" }, new Map());
    expect(without.ends).toBeUndefined();
    expect(without.colorOf(a)).toBeUndefined();
  });
});

describe("failureColors", () => {
  it("goes from none to the most that failed", () => {
    const failing = { ...a, states: "sfff" };
    const colors = failureColors([failing, b]);
    expect(colors.ends).toEqual(["0", "3"]);
    expect(colors.colorOf(failing)).toBe(colors.ramp.at(-1));
    expect(colors.colorOf(b)).toBe(colors.ramp[0]);
  });

  it("is one colour where nothing failed", () => {
    const colors = failureColors([a, b]);
    expect(colors.ends).toBeUndefined();
    expect(colors.colorOf(a)).toBe(colors.ramp[0]);
  });
});
