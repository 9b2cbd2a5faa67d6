import { expect, it } from "vitest";
import type { BandMark } from "../../src/chart/mark.ts";
import { thinBand } from "../../src/chart/thin-band.ts";

const bandOf = (xs: readonly number[], middleOf: (x: number) => number): BandMark => ({
  kind: "band",
  xs,
  lows: xs.map((x) => middleOf(x) + 5),
  highs: xs.map((x) => middleOf(x) - 5),
  fill: "cat-1",
  opacity: 0.15,
});

it("of many points a pixel column has its lowest and its highest bound", () => {
  const xs = Array.from({ length: 1000 }, (_, index) => index / 10);
  const band = bandOf(xs, (x) => 50 + 40 * Math.sin(x));
  const thinned = thinBand(band);
  expect(thinned.xs).toHaveLength(100);
  for (const [column, x] of thinned.xs.entries()) {
    const inColumn = xs.flatMap((at, index) => (Math.floor(at) === Math.floor(x) ? [index] : []));
    expect(thinned.lows[column]).toBe(Math.max(...inColumn.map((index) => band.lows[index]!)));
    expect(thinned.highs[column]).toBe(Math.min(...inColumn.map((index) => band.highs[index]!)));
  }
});

it("a missing bound is a gap of its column", () => {
  const xs = Array.from({ length: 100 }, (_, index) => index / 10);
  const band = bandOf(xs, (x) => (x === 4.5 ? Number.NaN : x));
  expect(thinBand(band).lows.map(Number.isNaN)).toEqual(xs.slice(0, 10).map((_, column) => column === 4));
});

it("a band of few points stays as it is", () => {
  const band = bandOf([0, 50, 100], (x) => x);
  expect(thinBand(band)).toBe(band);
});
