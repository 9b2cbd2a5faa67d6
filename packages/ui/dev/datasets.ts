import { AtlasError, type Dataset, openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { openGeneratedSource } from "./generated-source.ts";
import { oddRuns } from "./odd-runs.ts";
import { wideRuns } from "./wide-runs.ts";

/** The situations that a widget may meet, by the name under which the page's address asks for them. */
export const SITUATIONS = ["calm", "reading", "growing", "slow", "odd", "wide", "empty", "failing"] as const;

/** One of the situations. */
export type Situation = (typeof SITUATIONS)[number];

/** Data of `count` runs in a situation. */
export function datasetIn(situation: Situation, count: number): Dataset {
  switch (situation) {
    case "calm":
      return datasetOf(openGeneratedSource({ count }));
    case "reading":
      return datasetOf(openGeneratedSource({ count, readAtOnce: Math.ceil(count / 100) }));
    case "growing":
      return datasetOf(openGeneratedSource({ count, growEveryMs: 2000 }));
    case "slow":
      return slowly(datasetIn("calm", count), 800);
    case "odd":
      return datasetOf(openMemorySource(oddRuns()));
    case "wide":
      return datasetOf(openMemorySource(wideRuns()));
    case "empty":
      return datasetOf(openMemorySource([], { location: "/data/sweeps" }));
    case "failing":
      return { ...datasetIn("calm", count), rows: async () => Promise.reject(unreachable()) };
  }
}

function slowly(dataset: Dataset, delayMs: number): Dataset {
  const wait = () => new Promise((resolve) => setTimeout(resolve, delayMs));
  return {
    ...dataset,
    fields: (...question) => wait().then(() => dataset.fields(...question)),
    rows: (...question) => wait().then(() => dataset.rows(...question)),
  };
}

function unreachable(): AtlasError {
  return new AtlasError("unavailable", "connect ETIMEDOUT 10.3.0.12:22");
}
