import { type FieldPath, filterRows } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { brushBetween, placesOf } from "../../src/plot/brush-places.ts";
import { withBrush } from "../../src/plot/brush-query.ts";
import { countBins, linkedAxis } from "../../src/plot/linked-axes.ts";
import { axesMarks, barsMarks, linesMarks, parallelLayout } from "../../src/plot/parallel-drawing.ts";
import { indexOf, sweep } from "./examples.ts";

const table = sweep();
const infos = new Map(indexOf(table).fields.map((info) => [info.path, info]));
const axisOf = (path: FieldPath) => linkedAxis(table, infos.get(path)!);
const [algorithm, lr, loss] = [axisOf("params.algorithm"), axisOf("params.lr"), axisOf("metrics.loss")];

describe("linked axes", () => {
  it("lay out what the field is: categories in their order, numbers over decades by their logarithm", () => {
    expect(algorithm.scale.values).toEqual(["adam", "gd"]);
    expect(lr.scale.kind).toBe("log");
    expect(lr.scale.ticks.map((tick) => tick.label)).toEqual(["0.001", "0.01", "0.1"]);
  });

  it("count every run that has a place, and no other", () => {
    const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);
    expect(sum(algorithm.total)).toBe(38);
    expect(sum(loss.total)).toBe(36);
    expect([...countBins(algorithm, Uint32Array.of(0, 1, 37))]).toEqual([2, 1]);
  });

  it("what is brushed matches the runs whose place lies in it", () => {
    for (const axis of [algorithm, lr, loss]) {
      for (const [from, to] of [
        [0, 0.3],
        [0.2, 0.9],
        [1, 0.6],
        [0, 1],
      ] as const) {
        const brush = brushBetween(axis.scale, from, to);
        const rows = new Set(filterRows(table, withBrush({ op: "and", queries: [] }, axis.field, brush)));
        const spans = placesOf(axis.scale, brush);
        for (let row = 0; row < table.rowCount; row++) {
          const place = axis.places[row]!;
          const isIn = spans.some(([low, high]) => place >= low - 1e-6 && place <= high + 1e-6);
          expect(rows.has(row)).toBe(isIn);
        }
      }
    }
  });
});

describe("parallel coordinates", () => {
  const axes = [algorithm, lr, loss];
  const layout = parallelLayout(axes.length, { width: 700, height: 400 });

  it("draw a line a run, with a gap where it has no value", () => {
    const marks = linesMarks(axes, layout, [0, 37], () => ({ stroke: "cat-1", opacity: 1 }));
    expect(marks.map((mark) => mark.kind === "line" && mark.ys.map(Number.isNaN))).toEqual([
      [false, false, false],
      [false, false, true],
    ]);
  });

  it("draw bars of all runs, and of those that match", () => {
    const none = barsMarks(axes, layout, new Uint32Array());
    expect(none.matching).toEqual([]);
    const some = barsMarks(axes, layout, Uint32Array.of(0));
    expect(some.matching).toHaveLength(3);
    expect(some.all).toEqual(none.all);
  });

  it("name every axis, and grow sideways rather than crowd", () => {
    const names = axesMarks(axes, layout).flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
    expect(names).toEqual(expect.arrayContaining(["algorithm", "lr (log)", "loss (log)", "adam", "gd"]));
    expect(parallelLayout(20, { width: 700, height: 400 }).width).toBeGreaterThan(1900);
  });
});
