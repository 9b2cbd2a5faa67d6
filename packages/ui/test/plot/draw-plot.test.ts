import { describe, expect, it } from "vitest";
import { paperPaint } from "../../src/chart/paper-paint.ts";
import { svgDocument } from "../../src/chart/svg-document.ts";
import type { PlotKind, PlotSpec } from "../../src/plot/plot-spec.ts";

import { drawExample } from "./examples.ts";

const SPEC: PlotSpec = { x: "params.lr", y: "metrics.loss", group: ["params.algorithm"], yScale: "log" };
const SPECS: Record<PlotKind, PlotSpec> = {
  line: { ...SPEC, column: "params.problem" },
  scatter: SPEC,
  bar: { ...SPEC, yScale: "linear", statistic: "median" },
  box: SPEC,
  strip: { ...SPEC, x: "params.problem", row: "params.lr" },
  histogram: { ...SPEC, bins: 5 },
  ecdf: { ...SPEC, xScale: "log" },
  heatmap: SPEC,
  parallel: { ...SPEC, axes: ["params.algorithm", "params.lr", "metrics.loss"] },
};

describe.each(Object.keys(SPECS) as PlotKind[])("%s", (kind) => {
  const { figure } = drawExample({ ...SPECS[kind], kind });

  it("is drawn as it was", async () => {
    const words = { title: kind, caption: "plotted 36 of 38 runs", metadata: { kind } };
    await expect(svgDocument({ figure, ...words }, paperPaint)).toMatchFileSnapshot(`./golden/${kind}.svg`);
  });

  it("draws its data within its panels", () => {
    for (const { area, marks } of figure.panels) {
      const xs = marks.flatMap((mark) =>
        "xs" in mark ? mark.xs : "x" in mark ? [mark.x] : [mark.x1, mark.x2],
      );
      const ys = marks.flatMap((mark) => ("ys" in mark ? mark.ys : "y" in mark ? [mark.y] : []));
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(area.x - 1);
      expect(Math.max(...xs)).toBeLessThanOrEqual(area.x + area.width + 1);
      expect(ys.filter((y) => y < area.y - 1 || y > area.y + area.height + 1)).toEqual([]);
    }
  });

  it("says what each mark is, and which runs are behind it", () => {
    const targets = figure.panels.flatMap((panel) => panel.targets);
    // The lines of parallel coordinates lie over one another: these are brushed, and their runs are in the table.
    expect(targets.length > 0).toBe(kind !== "parallel");
    for (const target of targets) {
      expect(target.runs !== undefined || target.runId !== undefined).toBe(true);
      expect(target.facts.every(([name, value]) => name !== "" && value !== "")).toBe(true);
    }
  });
});

it("no panel is too small to be read: the figure grows", () => {
  const { figure } = drawExample(
    { ...SPEC, kind: "line", column: "params.problem", row: "params.lr" },
    { width: 300, height: 200 },
  );
  expect(figure.width).toBeGreaterThan(300);
  expect(figure.panels.every(({ area }) => area.width >= 176 && area.height >= 110)).toBe(true);
});
