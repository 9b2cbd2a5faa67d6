import { aggregate, allOf, filterRows, queryOf } from "@atlas/core";
import { expect, it } from "vitest";
import { drawExample, sweep } from "./examples.ts";

const LINE = {
  kind: "line",
  x: "params.lr",
  y: "metrics.loss",
  column: "params.problem",
  group: ["params.algorithm"],
} as const;

it("a point says its statistic, its interval by name, and of how many runs it is", () => {
  const { figure } = drawExample(LINE);
  const [target] = figure.panels.find((panel) => panel.name === "problem sphere")!.targets;
  expect(target!.subject).toEqual([
    ["algorithm", "adam"],
    ["lr", "0.001"],
    ["problem", "sphere"],
  ]);
  expect(target!.facts).toEqual([
    ["mean", "200"],
    ["95% CI, t", "\u221248.41 to 448.4"],
    ["runs", "3"],
  ]);
});

it("what a point says of its runs is of exactly the runs that its query finds", () => {
  const table = sweep();
  const { figure } = drawExample(LINE);
  for (const target of figure.panels.flatMap((panel) => panel.targets)) {
    const rows = filterRows(table, allOf([queryOf({}), target.runs!]));
    const of = aggregate(table, { x: "record.status", y: "metrics.loss" }, filterRows(table, target.runs!));
    expect(target.facts).toContainEqual(["runs", String(rows.length)]);
    expect(of.counts.used).toBe(rows.length);
  }
});

it("an interval that is below a log axis reaches to its end, and a value that has no place is not drawn", () => {
  const { figure } = drawExample({ ...LINE, yScale: "log" });
  for (const { marks, area } of figure.panels) {
    const band = marks.find((mark) => mark.kind === "band")!;
    expect(band.kind === "band" && band.lows.every((y) => y <= area.y + area.height)).toBe(true);
  }
});

it("without an interval a point is hollow", () => {
  const { figure } = drawExample({ ...LINE, statistic: "median" });
  const dots = figure.panels[0]!.marks.filter((mark) => mark.kind === "dots" && mark.outline !== undefined);
  expect(dots.length).toBeGreaterThan(0);
  expect(dots.every((mark) => mark.kind === "dots" && mark.fill === "paper")).toBe(true);
});

it("the same value has the same colour whatever is shown beside it", () => {
  const paintOf = (group: readonly string[]) =>
    drawExample({ ...LINE, group: group as ["params.algorithm"] })
      .figure.panels.flatMap((panel) => panel.targets)
      .filter((target) => target.subject.some(([, value]) => value === "gd"))
      .map((target) => target.paint);
  expect(
    new Set([...paintOf(["params.algorithm"]), ...paintOf(["params.algorithm", "params.problem"])]),
  ).toEqual(new Set(["cat-2"]));
});
