import { createRoot } from "solid-js";
import { beforeEach, describe, expect, it } from "vitest";
import { createGestures, type DragUse, type Gestures } from "../../src/chart/create-gestures.ts";
import { curveFigure } from "../../src/chart/curve-figure.ts";
import type { Selection } from "../../src/chart/selection.ts";

const figure = curveFigure([{ name: "a", points: [[0, 0] as const, [10, 10] as const] }], {
  width: 400,
  height: 300,
  xLabel: "step",
  yLabel: "loss",
});
const { area } = figure.panels[0]!;
const at = (x: number, y: number) => ({ x: area.x + x * area.width, y: area.y + (1 - y) * area.height });

describe("a figure", () => {
  let log: unknown[];
  let drag: DragUse | undefined;
  let canView: boolean;
  let gestures: Gestures;
  const round = (part: Selection) =>
    [part.x, part.y].map((span) => span.map((end) => Math.round(end * 100) / 100));

  beforeEach(() => {
    log = [];
    drag = "brush";
    canView = true;
    gestures = createRoot(() =>
      createGestures({
        figure: () => figure,
        drag: () => drag,
        brushes: () => ({ x: true, y: true }),
        onBrush: (_, selection, along) => log.push(["brush", round(selection), along]),
        onView: () => (canView ? (_, part) => log.push(["view", round(part)]) : undefined),
        onWhole: () => log.push("whole"),
      }),
    );
  });

  it("is brushed by a drag, which shows where it is", () => {
    gestures.start(at(0.2, 0.2), false);
    expect(gestures.move(at(0.6, 0.8))).toBe(true);
    expect(gestures.rubber()?.width).toBeCloseTo(0.4 * area.width);
    expect(gestures.end(at(0.6, 0.8))).toBe(true);
    expect(gestures.rubber()).toBeUndefined();
    expect(log).toEqual([
      [
        "brush",
        [
          [0.2, 0.6],
          [0.2, 0.8],
        ],
        { x: true, y: true },
      ],
    ]);
  });

  it("is zoomed to what a drag goes over, where that is what dragging does", () => {
    drag = "zoom";
    gestures.start(at(0.5, 0.5), false);
    gestures.move(at(0.7, 0.9));
    gestures.end(at(0.7, 0.9));
    expect(log).toEqual([
      [
        "view",
        [
          [0.5, 0.7],
          [0.5, 0.9],
        ],
      ],
    ]);
  });

  it("is moved with shift whatever dragging does, step by step", () => {
    gestures.start(at(0.5, 0.5), true);
    gestures.move(at(0.6, 0.5));
    gestures.move(at(0.7, 0.5));
    expect(gestures.end(at(0.7, 0.5))).toBe(true);
    expect(log).toEqual([
      [
        "view",
        [
          [-0.1, 0.9],
          [0, 1],
        ],
      ],
      [
        "view",
        [
          [-0.1, 0.9],
          [0, 1],
        ],
      ],
    ]);
  });

  it("takes a click that trembles for a click", () => {
    gestures.start(at(0.5, 0.5), false);
    const near = { x: at(0.5, 0.5).x + 2, y: at(0.5, 0.5).y };
    expect(gestures.move(near)).toBe(false);
    expect(gestures.end(near)).toBe(false);
    expect(log).toEqual([]);
  });

  it("is zoomed, moved and shown whole by keys and by the wheel", () => {
    expect(gestures.key("+", false, at(0.5, 0.5))).toBe(true);
    expect(gestures.key("-", false, undefined)).toBe(true);
    expect(gestures.key("ArrowRight", true, undefined)).toBe(true);
    expect(gestures.key("ArrowRight", false, undefined)).toBe(false);
    expect(gestures.key("0", false, undefined)).toBe(true);
    expect(gestures.wheel(at(0.5, 0.5), -100)).toBe(true);
    expect(log).toEqual([
      [
        "view",
        [
          [0.1, 0.9],
          [0.1, 0.9],
        ],
      ],
      [
        "view",
        [
          [-0.12, 1.13],
          [-0.12, 1.13],
        ],
      ],
      [
        "view",
        [
          [0.1, 1.1],
          [0, 1],
        ],
      ],
      "whole",
      [
        "view",
        [
          [0.09, 0.91],
          [0.09, 0.91],
        ],
      ],
    ]);
  });

  it("that always shows everything can be brushed alone", () => {
    canView = false;
    drag = "zoom";
    gestures.start(at(0.2, 0.2), false);
    expect(gestures.move(at(0.6, 0.8))).toBe(false);
    expect(gestures.key("+", false, undefined)).toBe(false);
    expect(gestures.wheel(at(0.5, 0.5), 100)).toBe(false);
    expect(log).toEqual([]);
  });
});
