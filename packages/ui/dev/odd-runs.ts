import type { JsonObject, Run } from "@atlas/core";
import { generateRun } from "./generate-runs.ts";

const VALUES = [
  12n ** 20n,
  -0,
  5e-324,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  "",
  "10",
  "true",
  "ünïcode 実験 \u202eRTL",
  "<b>bold</b>",
  "line\nbreak",
  "x".repeat(10_000),
  true,
  [1, [2, { a: Number.NaN }]],
  { nested: { deep: [1, 2, 3] } },
];

/** Runs of three experiments with every kind of value, and names that only a machine would choose. */
export function oddRuns(): readonly Run[] {
  return Array.from({ length: 60 }, (_, index) => {
    const run = generateRun(index, 60);
    const odd = JSON.parse(
      `{"__proto__": ${index}, "constructor": "c${index % 3}", "": "empty name", "a/b c": 1}`,
    ) as JsonObject;
    const params: JsonObject = {
      ...run.params,
      "optimizer.learning_rate.schedule.initial_value_before_warmup": 0.1 * (index % 4),
      größe: index,
      value: VALUES[index % VALUES.length]!,
      seed: 9_007_199_254_740_993n * BigInt(index + 1),
      ...(index % 2 === 0 ? { sometimes: "only in every other run" } : {}),
    };
    const record = {
      ...run.record,
      experiment_id: ["team/slashed:1.0", "ünïcode_実験:β1", "optbench:2.0"][index % 3]!,
      status: index % 11 === 0 ? "paused" : run.record.status,
    };
    return {
      ...run,
      record,
      params: Object.assign(odd, params),
      metrics: { ...run.metrics, huge: 1.5 * 10 ** index, flat: 7 },
    };
  });
}
