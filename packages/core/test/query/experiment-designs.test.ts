import { experimentDesigns, experimentOverview, tableOf } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";

it("outlines what the overview of each experiment has of its design", () => {
  fc.assert(
    fc.property(someRuns, (runs) => {
      const table = tableOf(runs);
      const ids = new Set(runs.map((run) => run.record.experiment_id));
      const expected = [...ids].sort().map((experiment_id) => {
        const { varied, configuration_count, seed_count } = experimentOverview(table, experiment_id).design;
        return { experiment_id, varied: varied.map(({ path }) => path), configuration_count, seed_count };
      });
      expect(experimentDesigns(table).designs).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it("counts configurations and seeds experiment by experiment", () => {
  const run = (id: string, experiment_id: string, lr: number, seed_fingerprint: string) =>
    runOf({ run_id: id, experiment_id, params_fingerprint: `p${lr}`, seed_fingerprint }, { lr, dim: 2 });
  const runs = [
    run("a", "x", 1, "s1"),
    run("b", "y", 1, "s1"),
    run("c", "x", 2, "s1"),
    run("d", "y", 1, "s2"),
  ];
  expect(experimentDesigns(tableOf(runs)).designs).toEqual([
    { experiment_id: "x", varied: ["params.lr"], configuration_count: 2, seed_count: 1 },
    { experiment_id: "y", varied: [], configuration_count: 1, seed_count: 2 },
  ]);
});
