import { describe, expect, it } from "vitest";
import { type Designs, type ExperimentSort, experimentRows } from "../../src/experiment/experiment-rows.ts";
import { makeExperiment } from "./make-experiment.ts";

const experiments = [
  makeExperiment({
    name: "optbench",
    version: "2.0",
    latest_run: "2026-01-31",
    tags: ["baseline"],
    run_count: 9,
    success: 9,
    total_runs: 10,
  }),
  makeExperiment({ name: "sweep10", version: "1.0", latest_run: "2026-01-30", run_count: 20, failed: 2 }),
  makeExperiment({
    name: "optbench",
    version: "1.9",
    latest_run: "2026-01-29",
    tags: ["Paper", "baseline"],
    run_count: 30,
    failed: 6,
    success: 24,
    total_runs: 30,
  }),
  makeExperiment({
    name: "sweep9",
    version: "1.0",
    latest_run: "2026-01-28",
    running: 1,
    run_count: 1,
    total_runs: 4,
  }),
  makeExperiment({ name: "planned", version: "0.1", total_runs: 0 }),
];

const designs: Designs = new Map([
  [
    "optbench:2.0",
    {
      experiment_id: "optbench:2.0",
      varied: ["params.lr", "params.opt.dim"],
      configuration_count: 4,
      seed_count: 2,
    },
  ],
  [
    "sweep9:1.0",
    { experiment_id: "sweep9:1.0", varied: ["params.Degree"], configuration_count: 12, seed_count: 1 },
  ],
]);

const shown = (search: string, column: ExperimentSort["column"], order: ExperimentSort["order"] = "desc") =>
  experimentRows(experiments, designs, search, { column, order }).map(
    ({ experiment, isFurtherVersion }) => (isFurtherVersion ? "+" : "") + experiment.experiment_id,
  );

describe("the list of experiments", () => {
  it("puts the versions of a name below the first of them", () => {
    expect(shown("", "latest")).toEqual([
      "optbench:2.0",
      "+optbench:1.9",
      "sweep10:1.0",
      "sweep9:1.0",
      "planned:0.1",
    ]);
    expect(shown("", "failed")).toEqual([
      "optbench:1.9",
      "+optbench:2.0",
      "sweep10:1.0",
      "sweep9:1.0",
      "planned:0.1",
    ]);
  });

  it("sorts names as a person would", () => {
    expect(shown("", "name", "asc")).toEqual([
      "optbench:2.0",
      "+optbench:1.9",
      "planned:0.1",
      "sweep9:1.0",
      "sweep10:1.0",
    ]);
  });

  it("sorts by the share that is done, what has no manifest last in both orders", () => {
    expect(shown("", "progress")).toEqual([
      "optbench:1.9",
      "+optbench:2.0",
      "planned:0.1",
      "sweep9:1.0",
      "sweep10:1.0",
    ]);
    expect(shown("", "progress", "asc")).toEqual([
      "sweep9:1.0",
      "optbench:2.0",
      "+optbench:1.9",
      "planned:0.1",
      "sweep10:1.0",
    ]);
  });

  it("puts what has never run last in both orders", () => {
    expect(shown("", "latest", "asc")).toEqual([
      "sweep9:1.0",
      "optbench:1.9",
      "+optbench:2.0",
      "sweep10:1.0",
      "planned:0.1",
    ]);
  });

  it("finds names, versions and tags, in any case", () => {
    expect(shown("BENCH", "latest")).toEqual(["optbench:2.0", "+optbench:1.9"]);
    expect(shown("optbench 1.9", "latest")).toEqual(["optbench:1.9"]);
    expect(shown("optbench:1.9", "latest")).toEqual(["optbench:1.9"]);
    expect(shown(" paper ", "latest")).toEqual(["optbench:1.9"]);
    expect(shown("nothing", "latest")).toEqual([]);
  });

  it("finds and sorts by what was varied, what is not known last in both orders", () => {
    expect(shown("degree", "latest")).toEqual(["sweep9:1.0"]);
    expect(shown("opt.dim", "latest")).toEqual(["optbench:2.0"]);
    expect(shown("", "design").slice(0, 2)).toEqual(["sweep9:1.0", "optbench:2.0"]);
    expect(shown("", "design", "asc").slice(0, 1)).toEqual(["optbench:2.0"]);
    expect(shown("", "varied", "asc").slice(0, 1)).toEqual(["sweep9:1.0"]);
  });

  it("sorts by runs, by running ones and by tags", () => {
    expect(shown("", "runs")[0]).toBe("optbench:1.9");
    expect(shown("", "running")[0]).toBe("sweep9:1.0");
    expect(shown("", "tags", "asc").slice(0, 2)).toEqual(["optbench:1.9", "+optbench:2.0"]);
  });
});
