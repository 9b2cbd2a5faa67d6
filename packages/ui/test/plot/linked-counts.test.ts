import { filterRows } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { readBrush, withoutFields } from "../../src/plot/brush-query.ts";
import { completePlot } from "../../src/plot/complete-plot.ts";
import { countBins, linkedAxis } from "../../src/plot/linked-axes.ts";
import { flatBarsMarks } from "../../src/plot/linked-bars.ts";
import { linkedCounts } from "../../src/plot/linked-counts.ts";
import { linkedFields } from "../../src/plot/linked-fields.ts";
import { indexOf, sweep } from "./examples.ts";

const table = sweep();
const index = indexOf(table);
const axes = index.fields
  .filter((info) => ["params.algorithm", "params.lr", "metrics.loss"].includes(info.path))
  .map((info) => linkedAxis(table, info));

describe("linked views", () => {
  it.each(["", "params.lr in 0.005..0.2", "params.lr in 0.005..0.2 and params.algorithm in (gd)"])(
    "count the runs that are brushed in the others: %s",
    (text) => {
      const brush = readBrush(text);
      const counts = linkedCounts(table, axes, brush);
      expect(counts.matched).toBe(filterRows(table, brush).length);
      for (const [place, axis] of axes.entries()) {
        const rows = filterRows(table, withoutFields(brush, [axis.field]));
        expect(counts.bins[place]).toEqual(countBins(axis, rows));
      }
    },
  );

  it("show the plot's own fields first, then what else differs", () => {
    const plot = completePlot({ x: "params.lr", y: "metrics.loss", group: [] }, index)!;
    expect(linkedFields(plot, index)).toEqual([
      "params.lr",
      "metrics.loss",
      "params.algorithm",
      "params.problem",
    ]);
  });

  it("draw a bar a bin, those of the brushed runs on the scale of all", () => {
    const [axis] = axes;
    const none = flatBarsMarks(axis!, new Uint32Array(axis!.total.length), { width: 100, height: 40 });
    expect(none).toHaveLength(2 * axis!.total.length);
    const heights = none.map((mark) => (mark.kind === "rect" ? mark.height : Number.NaN));
    expect(Math.max(...heights)).toBe(40);
    expect(heights.slice(axis!.total.length)).toEqual(Array.from(axis!.total, () => 0));
  });
});
