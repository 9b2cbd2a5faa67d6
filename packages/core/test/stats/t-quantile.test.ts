import { expect, it } from "vitest";
import { tQuantile } from "../../src/stats/t-quantile.ts";
import { golden } from "./golden/golden.ts";

const ACCURACY = 1e-11;

it("is scipy's from 1 to a million degrees of freedom", () => {
  for (const [p, degreesOfFreedom, t] of golden.t_quantiles) {
    const error = Math.abs(tQuantile(p, degreesOfFreedom) / t - 1);
    expect(error, `p ${p}, ${degreesOfFreedom} degrees of freedom`).toBeLessThan(ACCURACY);
  }
});

it.each([0.6, 0.9, 0.975, 0.99, 0.9995])(
  "is what algebra gives for 1, 2 and 4 degrees of freedom at %d",
  (p) => {
    const rest = 4 * p * (1 - p);
    const cosine = Math.cos(Math.acos(Math.sqrt(rest)) / 3) / Math.sqrt(rest);
    expect(tQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 11);
    expect(tQuantile(p, 2) / ((2 * p - 1) * Math.sqrt(2 / rest))).toBeCloseTo(1, 11);
    expect(tQuantile(p, 4) / (2 * Math.sqrt(cosine - 1))).toBeCloseTo(1, 11);
  },
);

it("falls as the degrees of freedom grow, whole or not, to the normal distribution's", () => {
  const quantiles = [1, 1.5, 2, 2.5, 3, 30, 30.5, 127.9, 128, 128.1, 1e4, 1e6].map((df) =>
    tQuantile(0.975, df),
  );
  expect(quantiles).toEqual([...quantiles].sort((a, b) => b - a));
  expect(tQuantile(0.975, 1e12)).toBeCloseTo(1.959963984540054, 10);
});

it("is 0 in the middle", () => {
  expect(tQuantile(0.5, 7)).toBe(0);
});
