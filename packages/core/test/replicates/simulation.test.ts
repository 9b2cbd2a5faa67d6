import { type Standing, tableOf } from "@atlas/core";
import { rankConfigurations, varianceShares } from "@atlas/core/replicates";
import { describe, expect, it } from "vitest";
import { seededNormal } from "../stats/seeded-random.ts";
import { makeSweep } from "./make-sweep.ts";

const { ATLAS_SIMULATE } = process.env;
const COMMAND =
  "ATLAS_SIMULATE=1 npx vitest run --project unit packages/core/test/replicates/simulation.test.ts";
const LOSS = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

describe.skipIf(ATLAS_SIMULATE === undefined)(
  `what is said of made-up sweeps (run by name: ${COMMAND})`,
  () => {
    // The best is chosen by the seeds that it is tested by: the more are alike, the oftener one of them is called worse.
    it.each([
      { configurations: 2, seeds: 10, anyBelow: 0.055 },
      { configurations: 5, seeds: 10, anyBelow: 0.1 },
      { configurations: 20, seeds: 10, anyBelow: 0.18 },
      { configurations: 5, seeds: 20, anyBelow: 0.1 },
    ])(
      "calls a given one of $configurations configurations that are alike worse in under 5% of sweeps, with $seeds seeds",
      ({ configurations, seeds, anyBelow }) => {
        const normal = seededNormal(configurations * seeds);
        const sweeps = 2000;
        let given = 0;
        let any = 0;
        for (let sweep = 0; sweep < sweeps; sweep++) {
          const ofSeed = Array.from({ length: seeds }, normal);
          const runs = Array.from({ length: configurations }, (_, c) =>
            ofSeed.map((luck, s) => ({
              ...{ configuration: `c${c}`, seed: `s${s}` },
              metrics: { loss: luck + normal() },
            })),
          ).flat();
          const ranking = rankConfigurations(tableOf(makeSweep(runs)), { ...LOSS, goal: "min" });
          const isWorse = ({ standing }: Standing) => standing === "worse";
          any += Number(ranking.configurations.some(isWorse));
          given += Number(
            ranking.configurations
              .filter(isWorse)
              .some(({ params_fingerprint }) => params_fingerprint === "c0"),
          );
        }
        expect(given / sweeps).toBeLessThan(0.05);
        expect(any / sweeps).toBeLessThan(anyBelow);
      },
      300_000,
    );

    it("covers the share of a param of a grid by its jackknife interval", () => {
      const normal = seededNormal(3);
      const sweeps = 1000;
      let covered = 0;
      for (let sweep = 0; sweep < sweeps; sweep++) {
        const runs = [0, 2].flatMap((level) =>
          Array.from({ length: 40 }, (_, s) => ({
            ...{ configuration: `c${level}`, seed: `s${s}`, params: { level } },
            metrics: { loss: level + normal() },
          })),
        );
        const [share] = varianceShares(tableOf(makeSweep(runs)), LOSS).effects;
        // 80 of the level and 1 of the noise between levels, of 80 and 79 of all noise.
        covered += Number(share!.low! <= 81 / 159 && share!.high! >= 81 / 159);
      }
      expect(covered / sweeps).toBeGreaterThan(0.92);
      expect(covered / sweeps).toBeLessThan(0.97);
    }, 300_000);
  },
);
