import { describe, expect, it } from "vitest";
import { curveFigure } from "../../src/chart/curve-figure.ts";
import { histogramBars } from "../../src/chart/histogram-bars.ts";

const SIZE = { width: 400, height: 220, xLabel: "step", yLabel: "loss" };

describe("curveFigure", () => {
  it("keeps a gap where a value is not finite, and points at what there is", () => {
    const figure = curveFigure(
      [
        {
          name: "a",
          points: [
            [0, 1],
            [1, Number.NaN],
            [2, 3],
          ],
        },
      ],
      SIZE,
    );
    const [panel] = figure.panels;
    const line = panel!.marks.find((mark) => mark.kind === "line");
    expect(line?.ys.map(Number.isNaN)).toEqual([false, true, false]);
    expect(panel!.targets.map((target) => target.facts)).toEqual([
      [
        ["step", "0"],
        ["loss", "1"],
      ],
      [
        ["step", "2"],
        ["loss", "3"],
      ],
    ]);
  });

  it("names several curves at their ends, in their colours", () => {
    const points = [
      [0, 1],
      [1, 2],
    ] as const;
    const figure = curveFigure(
      [
        { name: "train", points },
        { name: "test", color: "cat-5", points },
      ],
      SIZE,
    );
    const labels = figure.frame.flatMap((mark) =>
      mark.kind === "text" && mark.fill.startsWith("cat") ? [mark.text] : [],
    );
    expect(labels.sort()).toEqual(["test", "train"]);
  });

  it("shows only what is zoomed to", () => {
    const points = Array.from({ length: 100 }, (_, step) => [step, step] as const);
    const figure = curveFigure([{ name: "a", points }], { ...SIZE, zoom: { x: [10, 20], y: [10, 20] } });
    expect(figure.panels[0]!.targets.length).toBe(11);
  });

  it("has a place for no points at all, and for none that a log axis can hold", () => {
    for (const points of [[], [[0, 0]] as const]) {
      const figure = curveFigure([{ name: "a", points }], { ...SIZE, yScale: "log" });
      expect(figure.panels[0]!.targets).toEqual([]);
      expect(figure.frame.length).toBeGreaterThan(0);
    }
  });
});

it("a count that is not zero is seen, whatever the greatest is", () => {
  const bars = histogramBars([0, 1, 100_000], 90, 30);
  expect(bars.map((bar) => bar.height)).toEqual([0, 1, 30]);
  expect(bars.map((bar) => bar.width)).toEqual([29, 29, 29]);
});
