import { describe, expect, it } from "vitest";
import { dragAxes, dragRect, partAbout, partMoved, selectionOf } from "../../src/chart/selection.ts";

const AREA = { x: 100, y: 50, width: 200, height: 100 };
const BOTH = { x: true, y: true };

describe("what is dragged over", () => {
  it("is cut off at the edges of the plot area", () => {
    const rect = dragRect(AREA, { x: 150, y: 75 }, { x: 900, y: 0 }, BOTH);
    expect(rect).toEqual({ x: 150, y: 50, width: 150, height: 25 });
    expect(selectionOf(AREA, rect)).toEqual({ x: [0.25, 1], y: [0.75, 1] });
  });

  it("is the whole of an axis that nothing is chosen on", () => {
    const rect = dragRect(AREA, { x: 150, y: 75 }, { x: 250, y: 80 }, { x: true, y: false });
    expect(selectionOf(AREA, rect)).toEqual({ x: [0.25, 0.75], y: [0, 1] });
  });

  it("is of one axis alone where the drag hardly leaves the other", () => {
    expect(dragAxes({ x: 0, y: 0 }, { x: 60, y: 3 }, BOTH)).toEqual({ x: true, y: false });
    expect(dragAxes({ x: 0, y: 0 }, { x: 3, y: 60 }, BOTH)).toEqual({ x: false, y: true });
    expect(dragAxes({ x: 0, y: 0 }, { x: 60, y: 60 }, BOTH)).toEqual(BOTH);
    expect(dragAxes({ x: 0, y: 0 }, { x: 3, y: 60 }, { x: true, y: false })).toEqual({ x: true, y: false });
  });
});

describe("what is shown instead", () => {
  it("is smaller or larger about a place that stays where it is", () => {
    const part = partAbout(AREA, { x: 150, y: 125 }, 0.5);
    expect(part.x).toEqual([0.125, 0.625]);
    expect(part.y).toEqual([0.125, 0.625]);
    expect(partAbout(AREA, { x: 150, y: 125 }, 2).x).toEqual([-0.25, 1.75]);
  });

  it("lies where the area was dragged from", () => {
    const { x, y } = partMoved(AREA, 50, 25);
    expect(x).toEqual([-0.25, 0.75]);
    expect(y).toEqual([0.25, 1.25]);
  });
});
