import { expect, it } from "vitest";
import { countPlaces, MARGINAL_HEIGHT, marginalMarks } from "../../src/plot/marginal-marks.ts";
import { drawExample } from "./examples.ts";

const AREA = { x: 10, y: 50, width: 100, height: 80 };

it("counts what lies on the axis, its ends included", () => {
  const counts = countPlaces([0, 0, 1, -0.1, 1.1, Number.NaN]);
  expect([counts[0], counts.at(-1), counts.reduce((sum, count) => sum + count)]).toEqual([2, 1, 3]);
});

it("stacks the colours beside the area, the greatest as high as there is room", () => {
  const layers = [
    { paint: "cat-1", counts: [1, 0] },
    { paint: "cat-2", counts: [1, 1] },
  ];
  const bars = marginalMarks(layers, AREA, "x");
  expect(bars.map((bar) => bar.kind === "rect" && [bar.x, bar.height, bar.fill])).toEqual([
    [10, MARGINAL_HEIGHT / 2, "cat-1"],
    [10, MARGINAL_HEIGHT / 2, "cat-2"],
    [60, MARGINAL_HEIGHT / 2, "cat-2"],
  ]);
  expect(bars.every((bar) => bar.kind === "rect" && bar.y + bar.height <= AREA.y)).toBe(true);
  const beside = marginalMarks(layers, AREA, "y");
  expect(beside.every((bar) => bar.kind === "rect" && bar.x >= AREA.x + AREA.width)).toBe(true);
});

it("a scatter plot has them unless it has panels, or they are not wanted", () => {
  const barsOf = (spec: object) =>
    drawExample({ kind: "scatter", x: "params.lr", y: "metrics.loss", ...spec }).figure.frame.filter(
      (mark) => mark.kind === "rect",
    ).length;
  expect(barsOf({})).toBeGreaterThan(0);
  expect(barsOf({ column: "params.problem" })).toBe(0);
  expect(barsOf({ marginals: false })).toBe(0);
});
