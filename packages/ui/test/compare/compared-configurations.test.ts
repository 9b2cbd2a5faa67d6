import { configurations, type FieldPath, tableOf } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { comparedConfigurations } from "../../src/compare/compared-configurations.ts";
import { makeRun } from "../run/make-run.ts";

const COLUMNS: readonly FieldPath[] = [
  "params.lr",
  "params.batch",
  "metrics.loss",
  "metrics.steps",
  "record.started_at",
];

/** Two seeds each of two configurations. */
function compared() {
  const runs = [1, 2].flatMap((lr) =>
    [0, 1].map((seed) =>
      makeRun(
        {
          run_id: `${lr}${seed}`,
          experiment_id: "e:1",
          params_fingerprint: `f${lr}`,
          started_at: `2026-03-01T0${lr}:0${seed}:00`,
        },
        { params: { lr, batch: 32 }, metrics: { loss: 10 * lr + seed, steps: 100 } },
      ),
    ),
  );
  const sort = [{ field: "params.lr", order: "asc" }] as const;
  const page = configurations(tableOf(runs), { columns: COLUMNS, sort });
  return comparedConfigurations(page.configurations, COLUMNS);
}

describe("configurations side by side", () => {
  it("differ by their params and by the means of their numbers, each with its interval and its n", () => {
    const { ids, differing } = compared();
    expect(ids).toEqual(["e:1/f1", "e:1/f2"]);
    expect(differing.map(({ path }) => path)).toEqual(["params.lr", "metrics.loss"]);
    const [lr, loss] = differing;
    expect(lr).toMatchObject({ values: [1, 2], notes: ["", ""] });
    expect(loss?.values).toEqual([10.5, 20.5]);
    // t(0.975, 1) times 0.7071 over the root of 2.
    expect(loss?.notes).toEqual(["\u00b1\u20096.353, n 2", "\u00b1\u20096.353, n 2"]);
  });

  it("have in common what all their runs have, and nothing that tells replicates apart", () => {
    expect(compared().identical).toEqual([
      { path: "params.batch", value: 32 },
      { path: "metrics.steps", value: 100 },
    ]);
  });
});
