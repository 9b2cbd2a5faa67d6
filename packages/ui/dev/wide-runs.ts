import type { JsonObject, Run } from "@atlas/core";
import { generateRun } from "./generate-runs.ts";
import { createRandom, normal } from "./random.ts";

const METRICS = 1500;

/** A few hundred runs with far more metrics than anyone looks at. */
export function wideRuns(): readonly Run[] {
  return Array.from({ length: 300 }, (_, index) => {
    const random = createRandom(index);
    const metrics: JsonObject = {};
    for (let metric = 0; metric < METRICS; metric++) metrics[`layer_${metric}/grad_norm`] = normal(random);
    return { ...generateRun(index, 300), metrics };
  });
}
