import { describe, expect, it } from "vitest";
import { plannedDesign } from "../model/planned-design.ts";
import { type MeansTableRequest, meansTable } from "../replicates/means-table.ts";
import { missingReplicates } from "../replicates/missing-replicates.ts";
import { oddReplicates } from "../replicates/odd-replicates.ts";
import { type PairRequest, pairConfigurations } from "../replicates/pair-configurations.ts";
import { type RankingRequest, rankConfigurations } from "../replicates/rank-configurations.ts";
import { recognizeDesign } from "../replicates/recognize-design.ts";
import type { ReplicateRequest } from "../replicates/replicate-numbers.ts";
import { varianceShares } from "../replicates/variance-shares.ts";
import type { OpenedDataset } from "./opened-dataset.ts";

const LOSS: ReplicateRequest = { experiment_id: "alpha:1.0", field: "metrics.loss" };
/** Told apart by what every run has of its own, so that there are pairs, odd values and names in them. */
const REQUESTS: readonly ReplicateRequest[] = [
  LOSS,
  { ...LOSS, field: "metrics.big", pairBy: "params.lr" },
  { experiment_id: "team/β:2", field: "metrics.loss", filter: { field: "metrics.loss", op: "gt", value: 1 } },
  { experiment_id: "nobody", field: "metrics.loss" },
];

const RANKINGS: readonly RankingRequest[] = REQUESTS.flatMap((request) => [
  { ...request, goal: "min" },
  { ...request, goal: "max", by: "low", limit: 1, offset: 1, seed: 3 },
]);

const PAIRS: readonly PairRequest[] = [
  { ...LOSS, baseline: "p1" },
  { ...LOSS, field: "metrics.big", baseline: "p1", others: [], seed: 1 },
];

const MEANS: readonly MeansTableRequest[] = [
  { ...LOSS, rows: ["params.lr"], columns: ["params.algorithm"], goal: "min", bestOf: "column" },
  { ...LOSS, field: "metrics.big", rows: [], columns: ["params.layers", "params.nobody"] },
  { experiment_id: "team/β:2", field: "metrics.loss", rows: ["params.größe"], columns: [], goal: "max" },
];

/** What every data set must answer about replicates: what core's verb makes of the same table. */
export function describeReplicates(opened: () => OpenedDataset): void {
  const stateOf = () => opened().source.state();
  const withVersion = <Answer extends object>(answer: Answer) => ({ ...answer, version: stateOf().version });

  describe("replicates", () => {
    it.each(RANKINGS)("are ranked as %j", async (request) => {
      const expected = withVersion(rankConfigurations(stateOf().table, request));
      expect(await opened().dataset.ranking(request)).toEqual(expected);
    });

    it.each(PAIRS)("are paired as %j", async (request) => {
      const expected = withVersion(pairConfigurations(stateOf().table, request));
      expect(await opened().dataset.pairs(request)).toEqual(expected);
    });

    it.each(MEANS)("are laid out as %j", async (request) => {
      const expected = withVersion(meansTable(stateOf().table, request));
      expect(await opened().dataset.means(request)).toEqual(expected);
    });

    it.each(REQUESTS)("have their variance, odd and missing ones: %j", async (request) => {
      const { dataset } = opened();
      const { table } = stateOf();
      expect(await dataset.variance(request)).toEqual(withVersion(varianceShares(table, request)));
      expect(await dataset.odd(request)).toEqual(withVersion(oddReplicates(table, request)));
      expect(await dataset.missing(request)).toEqual(withVersion(missingReplicates(table, request)));
    });

    it.each(["alpha:1.0", "team/β:2", "nobody"])("have their design: %j", async (experimentId) => {
      const { dataset, source } = opened();
      const [newest] = await source.manifests(experimentId);
      const expected = recognizeDesign(stateOf().table, experimentId, newest && plannedDesign(newest));
      expect(await dataset.design(experimentId)).toEqual(withVersion(expected));
    });

    it("are not asked for what cannot be understood", async () => {
      const { dataset } = opened();
      const field = "loss" as "metrics.loss";
      const refused: readonly (readonly [() => Promise<unknown>, readonly (string | number)[]])[] = [
        [() => dataset.variance({ ...LOSS, field }), ["field"]],
        [() => dataset.odd({ ...LOSS, field }), ["field"]],
        [() => dataset.missing({ ...LOSS, field }), ["field"]],
        [() => dataset.ranking({ ...LOSS, goal: "min", limit: 0 }), ["limit"]],
        [() => dataset.pairs({ ...LOSS, baseline: "nobody" }), ["baseline"]],
        [() => dataset.means({ ...LOSS, rows: [], columns: ["params.a", field] }), ["columns", 1]],
      ];
      for (const [ask, location] of refused) {
        await expect(ask()).rejects.toMatchObject({ code: "invalid_query", location });
      }
    });
  });
}
