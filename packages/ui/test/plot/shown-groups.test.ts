import { describe, expect, it } from "vitest";
import { completePlot, type Plot } from "../../src/plot/complete-plot.ts";
import type { PlotSpec } from "../../src/plot/plot-spec.ts";
import { shownGroups } from "../../src/plot/shown-groups.ts";
import { drawExample, indexOf, sweep } from "./examples.ts";

const SPEC: PlotSpec = { kind: "line", x: "params.lr", y: "metrics.loss", group: ["params.algorithm"] };
const shownOf = (spec: PlotSpec) => {
  const { plot, data } = drawExample(spec);
  return shownGroups(plot, data);
};
const namesOf = ({ data }: ReturnType<typeof shownGroups>) => data.points?.series.map((one) => one.name);

describe("of the groups of a plot", () => {
  it("each is listed in its order with its runs, and all are drawn where they are few", () => {
    const shown = shownOf(SPEC);
    expect(shown.groups.map(({ name, count }) => [name, count])).toEqual([
      ["adam", 18],
      ["gd", 18],
    ]);
    expect(shown).toMatchObject({ groupsLeft: 0, panelsLeft: 0 });
  });

  it("those that are hidden are not drawn, but listed", () => {
    const shown = shownOf({ ...SPEC, hidden: ["adam"] });
    expect(namesOf(shown)).toEqual(["gd"]);
    expect(shown.data.runs?.series.map((one) => one.name)).toEqual(["gd"]);
    expect(shown.groups).toHaveLength(2);
  });

  it("those beyond the limit are left out, and counted", () => {
    const shown = shownOf({
      ...SPEC,
      group: ["params.lr", "params.problem"],
      x: "params.algorithm",
      mostGroups: 4,
    });
    expect(shown.groupsLeft).toBe(2);
    expect(shown.data.points?.series).toHaveLength(4);
  });

  it("hidden ones of a histogram leave its bins as they are", () => {
    const shown = shownOf({ ...SPEC, kind: "histogram", hidden: ["gd"] });
    const [one] = shown.data.histograms!;
    expect(one!.histogram.stacks?.map((stack) => stack.name)).toEqual(["adam"]);
    expect(shown.groups.map(({ count }) => count)).toEqual([18, 18]);
  });
});

it("panels beyond the limit are left out, and counted", () => {
  const shown = shownOf({ ...SPEC, column: "params.problem", mostPanels: 1 });
  expect(shown.panelsLeft).toBe(1);
  expect(new Set(shown.data.points?.series.map((one) => one.facet["params.problem"]))).toEqual(
    new Set(["hills"]),
  );
});

it("rows of a heatmap are no groups", () => {
  const plot = completePlot({ ...SPEC, kind: "heatmap", mostGroups: 1 }, indexOf(sweep())) as Plot;
  const { data } = drawExample({ ...SPEC, kind: "heatmap" });
  expect(shownGroups(plot, data)).toMatchObject({ groups: [], groupsLeft: 0 });
});
