import { EVERY_RUN } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlotsView, readPlotsView, writePlotsView } from "../../src/url-state/plot-spec.ts";

const VIEW: PlotsView = {
  filter: {
    op: "and",
    queries: [
      { field: "record.experiment_id", op: "eq", value: "optbench:2.0" },
      { field: "params.dim", op: "ge", value: 10 },
    ],
  },
  spec: {
    kind: "line",
    x: "params.lr",
    y: "metrics.final_f",
    group: ["params.algorithm"],
    column: "params.problem",
    row: "params.dim",
    spread: "ci95",
    yScale: "log",
    brush: "params.lr in 0.01..0.1 and params.algorithm in (adam, gd)",
  },
};

describe("the address of a plot", () => {
  it("gives the plot and its filter back, in few characters", () => {
    const address = writePlotsView(VIEW);
    expect(readPlotsView(address)).toEqual({ filter: VIEW.filter, plot: VIEW.spec });
    expect(address.length).toBeLessThan(500);
  });

  it("has nothing where nothing is chosen", () => {
    expect(writePlotsView({ filter: EVERY_RUN, spec: {} })).toBe("");
    expect(readPlotsView("")).toEqual({ filter: EVERY_RUN, plot: {} });
  });

  it("holds fields of any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const view: PlotsView = {
          filter: EVERY_RUN,
          spec: { x: `params.${name}`, group: [`metrics.${name}`] },
        };
        expect(readPlotsView(writePlotsView(view)).plot).toEqual(view.spec);
      }),
    );
  });

  it("that is no JSON is no plot, and keeps its filter", () => {
    expect(readPlotsView("?q=experiment+=+a&plot={")).toEqual({
      filter: { field: "record.experiment_id", op: "eq", value: "a" },
      plot: undefined,
    });
  });

  it("says which filter cannot be read, and keeps the plot", () => {
    const address = readPlotsView('?q=params.x+>&plot={"kind":"bar"}');
    expect(address).toEqual({ filter: EVERY_RUN, unreadableFilter: "params.x >", plot: { kind: "bar" } });
  });
});
