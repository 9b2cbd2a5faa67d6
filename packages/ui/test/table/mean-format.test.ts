import { describe, expect, it } from "vitest";
import { type Mean, meanFormat, meanOf } from "../../src/table/mean-format.ts";

const written = (means: readonly Mean[]) => means.map(meanFormat(means));
const texts = (means: readonly Mean[]) =>
  written(means).map(({ mean, half, exponent }) => `${mean}|${half}|${exponent}`);

describe("meanFormat", () => {
  it("gives a column one number of decimals: two digits of the usual half-width", () => {
    const means = [
      { mean: -12.7934, half: 0.281 },
      { mean: 0.4123, half: 0.562 },
      { mean: 3, half: undefined },
    ];
    expect(texts(means)).toEqual(["\u221212.79|0.28|", "0.41|0.56|", "3.00||"]);
  });

  it("writes no more than four digits of the greatest", () => {
    expect(texts([{ mean: 1740.25, half: 0.0123 }])).toEqual(["1,740|0|"]);
  });

  it("keeps whole what is whole", () => {
    expect(
      texts([
        { mean: 5000, half: undefined },
        { mean: 12, half: 0 },
      ]),
    ).toEqual(["5,000||", "12|0|"]);
  });

  it("shares an exponent between a mean and its half-width where the column spans much", () => {
    const means = [
      { mean: 2.179e-13, half: 1.09e-13 },
      { mean: 3.96e-7, half: 9.7e-8 },
      { mean: 0.41, half: 0.25 },
      { mean: 0, half: undefined },
    ];
    expect(texts(means)).toEqual([
      "2.18|1.09|e\u221213",
      "3.96|0.97|e\u221207",
      "4.10|2.50|e\u221201",
      "0.00||",
    ]);
  });

  it("has a way for no mean at all", () => {
    expect(meanFormat([])({ mean: 1.5, half: undefined }).mean).not.toBe("");
  });
});

describe("meanOf", () => {
  const summary = { n: 3, missing: 0, not_finite: 0, mean: 2, sd: 1, low: 0.5, high: 3.5 };

  it("takes half of the interval", () => {
    expect(meanOf(summary)).toEqual({ mean: 2, half: 1.5 });
  });

  it("has no half-width where there is no interval, and is none without a number", () => {
    expect(meanOf({ ...summary, n: 1, sd: null, low: null, high: null })).toEqual({
      mean: 2,
      half: undefined,
    });
    expect(meanOf({ ...summary, n: 0, mean: null })).toBeUndefined();
  });
});
