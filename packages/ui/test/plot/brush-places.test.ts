import { allOf, filterRows, parseQuery } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { axisFields, brushedFields, brushRects, withSelection } from "../../src/plot/brush-places.ts";
import { brushText, readBrush, withoutFields } from "../../src/plot/brush-query.ts";
import type { PlotSpec } from "../../src/plot/plot-spec.ts";
import { drawExample, sweep } from "./examples.ts";

const BOTH = { x: true, y: true };
const SPEC: PlotSpec = { x: "params.lr", y: "metrics.loss", group: ["params.algorithm"] };

describe("what is dragged over in a plot", () => {
  it.each(["scatter", "line"] as const)("is the runs of a %s whose marks lie in it", (kind) => {
    const { plot, figure } = drawExample({ ...SPEC, kind, yScale: "log" });
    const [panel] = figure.panels;
    const selection = { x: [0, 0.6], y: [0.3, 1] } as const;
    const query = withSelection(allOf([]), axisFields(plot), panel!, selection, BOTH);
    const table = sweep();
    const expected = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => {
      const places = [
        panel!.x.place(table.cell(row, "params.lr") as number),
        panel!.y.place(table.cell(row, "metrics.loss") as number),
      ];
      return places[0]! <= 0.6 && places[1]! >= 0.3;
    });
    expect([...filterRows(table, query)]).toEqual(expected);
    const [rect] = brushRects(query, axisFields(plot), panel!);
    expect(rect!.width).toBeCloseTo(0.6 * panel!.area.width, 0);
    expect(rect!.height).toBeCloseTo(0.7 * panel!.area.height, 0);
  });

  it("is the values of a category that it touches", () => {
    const { plot, figure } = drawExample({ ...SPEC, kind: "strip", x: "params.problem" });
    const selection = { x: [0.1, 0.3], y: [0, 1] } as const;
    const along = { x: true, y: false };
    const query = withSelection(allOf([]), axisFields(plot), figure.panels[0]!, selection, along);
    expect(brushText(query)).toBe("params.problem in (hills)");
  });

  it("is the bins of a histogram", () => {
    const { plot, figure } = drawExample({ ...SPEC, kind: "histogram", bins: 5 });
    expect(brushedFields(plot)).toEqual(["metrics.loss"]);
    const query = withSelection(
      allOf([]),
      axisFields(plot),
      figure.panels[0]!,
      { x: [0.5, 1], y: [0, 1] },
      { x: true, y: false },
    );
    expect(brushText(query)).toMatch(/^metrics\.loss in \d+\.\.\d+$/);
  });

  it("is rows and columns of a heatmap", () => {
    const { plot, figure } = drawExample({ ...SPEC, kind: "heatmap" });
    const query = withSelection(
      allOf([]),
      axisFields(plot),
      figure.panels[0]!,
      { x: [0, 0.1], y: [0.9, 1] },
      BOTH,
    );
    expect(brushText(query)).toBe("params.lr in (0.001) and params.algorithm in (adam)");
  });

  it("takes the place of what was brushed there, and leaves the rest", () => {
    const { plot, figure } = drawExample({ ...SPEC, kind: "scatter" });
    const before = readBrush("params.lr in 0.01..0.1 and params.problem = hills");
    const query = withSelection(
      before,
      axisFields(plot),
      figure.panels[0]!,
      { x: [0, 1], y: [0, 1] },
      { x: false, y: false },
    );
    expect(brushText(query)).toBe("params.problem = hills");
  });
});

it("a statistic that is no value of a run is not brushed", () => {
  const { plot } = drawExample({ ...SPEC, kind: "bar", statistic: "count" });
  expect(axisFields(plot)).toEqual({ x: "params.lr", y: undefined });
});

it("a plot shows what is brushed of its own axes, and is filtered by the rest", () => {
  const parsed = parseQuery("params.lr >= 0.01 and metrics.loss < 5 and params.problem = hills");
  const query = parsed.ok ? parsed.query : allOf([]);
  expect(brushText(withoutFields(query, ["params.lr", "metrics.loss"]))).toBe("params.problem = hills");
});
