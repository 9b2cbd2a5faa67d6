import { openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, it } from "vitest";
import { generateRun } from "../../dev/generate-runs.ts";
import { cellKey } from "../../src/experiment/cell-colors.ts";
import { readMeans } from "../../src/experiment/read-means.ts";

it("reads the mean of every configuration, page after page", async () => {
  const runs = Array.from({ length: 2600 }, (_, index) => {
    const run = generateRun(index, 2600);
    return { ...run, record: { ...run.record, params_fingerprint: `p${index >> 1}` } };
  });
  const dataset = datasetOf(openMemorySource(runs));
  const experimentId = runs[0]!.record.experiment_id;
  const { signal } = new AbortController();
  const means = await readMeans(dataset, experimentId, "metrics.iterations", signal);
  const sums = new Map<string, number[]>();
  for (const { record, metrics } of runs) {
    const key = cellKey(record);
    const value = metrics["iterations"];
    if (typeof value === "number") sums.set(key, [...(sums.get(key) ?? []), value]);
  }
  expect(means.size).toBe(sums.size);
  expect(means.size).toBeGreaterThan(1000);
  for (const [key, values] of sums) {
    expect(means.get(key)?.mean).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 8);
  }
});
