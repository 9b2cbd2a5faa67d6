import { tableOf } from "@atlas/core";
import { missingReplicates } from "@atlas/core/replicates";
import { describe, expect, it } from "vitest";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const request = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

function run(configuration: string, seed: string, loss: number | null): SweepRun {
  return { configuration, seed, metrics: { loss }, params: { name: configuration } };
}

describe("missing replicates", () => {
  const runs = makeSweep([
    run("whole", "s1", 1),
    run("whole", "s2", 1),
    run("whole", "s10", 1),
    run("partial", "s2", 1),
    run("broken", "s1", 1),
    run("broken", "s2", 1),
    run("broken", "s10", null),
  ]);

  it("are the seeds that others have a number of, with the run that left none", () => {
    expect(missingReplicates(tableOf(runs), request)).toEqual({
      params: ["params.name"],
      seed_count: 3,
      incomplete_count: 2,
      missing_count: 3,
      configurations: [
        {
          params_fingerprint: "broken",
          values: ["broken"],
          params_resolved: { name: "broken" },
          missing: [{ seed: "s10", run_id: "run6", status: "success" }],
          missing_count: 1,
        },
        {
          params_fingerprint: "partial",
          values: ["partial"],
          params_resolved: { name: "partial" },
          missing: ["s1", "s10"].map((seed) => ({ seed, run_id: null, status: null })),
          missing_count: 2,
        },
      ],
    });
  });

  it("are none where every configuration has seeds of its own", () => {
    const apart = makeSweep(["a", "b", "c"].map((name, i) => run(name, `s${i}`, i)));
    expect(missingReplicates(tableOf(apart), request)).toMatchObject({
      seed_count: 0,
      configurations: [],
      missing_count: 0,
    });
    expect(missingReplicates(tableOf([]), request)).toMatchObject({ params: [], configurations: [] });
  });

  it("are listed of two hundred configurations and a hundred seeds, and counted in all", () => {
    const many = makeSweep([
      ...Array.from({ length: 150 }, (_, i) => run("whole", `s${i}`, i)),
      ...Array.from({ length: 250 }, (_, i) => run(`c${i}`, "s0", i)),
    ]);
    const { configurations, incomplete_count, missing_count } = missingReplicates(tableOf(many), request);
    expect(configurations).toHaveLength(200);
    expect(configurations[0]!.missing).toHaveLength(100);
    expect(configurations[0]!.missing_count).toBe(149);
    expect([incomplete_count, missing_count]).toEqual([250, 250 * 149]);
  });
});
