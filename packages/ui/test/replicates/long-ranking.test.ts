import { type RankingRequest, tableOf } from "@atlas/core";
import { rankConfigurations } from "@atlas/core/replicates";
import { expect, it } from "vitest";
import { longRanking } from "../../src/replicates/long-ranking.ts";
import { makeRun } from "../run/make-run.ts";

const runs = Array.from({ length: 2100 }, (_, i) =>
  makeRun(
    { run_id: `r${i}`, experiment_id: "e:1", params_fingerprint: `p${i}`, seed_fingerprint: "s" },
    { metrics: { loss: i } },
  ),
);

it("a ranking has as many configurations as are asked for, of as many answers as it takes", async () => {
  const table = tableOf(runs);
  const asked: RankingRequest[] = [];
  const dataset = {
    ranking: async (request: RankingRequest) => {
      asked.push(request);
      return { ...rankConfigurations(table, request), version: 1 };
    },
  };
  const request = { experiment_id: "e:1", field: "metrics.loss", goal: "min" } as const;
  const { signal } = new AbortController();
  const whole = await longRanking(dataset, { ...request, limit: 3000 }, signal);
  expect(whole.configurations.map(({ mean }) => mean)).toEqual(Array.from({ length: 2100 }, (_, i) => i));
  expect(asked.map(({ offset, limit }) => [offset, limit])).toEqual([
    [0, 1000],
    [1000, 1000],
    [2000, 1000],
  ]);
  expect((await longRanking(dataset, { ...request, limit: 1200 }, signal)).configurations.length).toBe(1200);
});
