import type { FieldIndex, FieldInfo } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { completePlot } from "../../src/plot/complete-plot.ts";
import { indexOf, sweep } from "./examples.ts";

const number = (path: string, distinct: number, min_value: number, max_value: number): FieldInfo =>
  ({ path, type: "numeric", count: 30, distinct, min_value, max_value }) as FieldInfo;
const text = (path: string, values: readonly string[]): FieldInfo =>
  ({ path, type: "string", count: 30, distinct: values.length, values }) as FieldInfo;
const index = (...fields: FieldInfo[]): FieldIndex => ({ fields, run_count: 30, version: 1 });

describe("what a plot is when nothing is chosen", () => {
  it("the param that varies most, the first metric, the next param by colour", () => {
    expect(completePlot({}, indexOf(sweep()))).toMatchObject({
      kind: "line",
      x: "params.lr",
      y: "metrics.loss",
      group: ["params.algorithm"],
      xScale: "log",
      statistic: "mean",
      spread: "ci95",
    });
  });

  it("a log axis where values span decades, a linear one where they do not or reach zero", () => {
    const y = number("metrics.loss", 9, 1, 2);
    expect(completePlot({}, index(number("params.n", 3, 100_000, 5_000_000), y))).toMatchObject({
      xScale: "log",
      yScale: "linear",
    });
    expect(completePlot({}, index(number("params.n", 3, 0, 5_000_000), y))?.xScale).toBe("linear");
    expect(
      completePlot({}, index(number("params.n", 3, 1, 2), number("metrics.loss", 9, 1e-9, 1)))?.yScale,
    ).toBe("log");
  });

  it("points where params were drawn at random, runs side by side where X is a category", () => {
    const y = number("metrics.loss", 9, 1, 2);
    expect(
      completePlot({}, index(number("params.lr", 27, 0.1, 1), number("params.momentum", 27, 0, 1), y)),
    ).toMatchObject({ kind: "scatter", group: [] });
    expect(completePlot({}, index(text("params.algorithm", ["adam", "gd"]), y))).toMatchObject({
      kind: "strip",
      xScale: "category",
    });
  });

  it("nothing where no number varies", () => {
    expect(completePlot({}, index())).toBeUndefined();
    expect(completePlot({}, index(number("params.lr", 3, 0, 1)))).toBeUndefined();
    expect(
      completePlot({}, index(number("params.lr", 3, 0, 1), number("metrics.loss", 1, 5, 5))),
    ).toBeUndefined();
  });
});

describe("what is chosen", () => {
  it("is kept, and brings no group with it", () => {
    const plot = completePlot({ x: "params.lr", y: "metrics.loss", kind: "bar" }, indexOf(sweep()));
    expect(plot).toMatchObject({ kind: "bar", x: "params.lr", group: [], xScale: "category" });
  });

  it("has an interval by default only where the statistic has one", () => {
    const spreadOf = (statistic: "mean" | "median" | "max") =>
      completePlot({ statistic }, indexOf(sweep()))?.spread;
    expect([spreadOf("mean"), spreadOf("median"), spreadOf("max")]).toEqual(["ci95", "ci95", "none"]);
  });

  it("a count has a linear axis, whatever its field is like", () => {
    const scaleOf = (spec: object) => completePlot(spec, indexOf(sweep()))?.yScale;
    expect(scaleOf({ statistic: "mean" })).toBe("log");
    expect(scaleOf({ statistic: "count" })).toBe("linear");
    expect(scaleOf({ statistic: "count", yScale: "log" })).toBe("log");
  });
});
