import { openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, it } from "vitest";
import { makeSweep } from "./make-sweep.ts";

const runs = makeSweep(
  Array.from({ length: 3000 }, (_, i) => ({
    configuration: `c${i % 100}`,
    seed: `s${Math.floor(i / 100)}`,
    params: { lr: (i % 100) / 7 + Math.PI, depth: i % 4 },
    metrics: { loss: (i * 7919) % 1013 },
  })),
);
const LOSS = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

it("every question about replicates pauses, and ends soon after it is given up", async () => {
  let pauses = 0;
  let giveUp: AbortController | undefined;
  const pause = async () => {
    pauses++;
    giveUp?.abort();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const source = openMemorySource(runs);
  const dataset = datasetOf(source, { pause });
  // Each slice is over at once, so that a question pauses after its first step.
  const now = Date.now;
  let clockMs = now();
  Date.now = () => (clockMs += 100);
  try {
    const questions = [
      (signal?: AbortSignal) => dataset.design(LOSS.experiment_id, signal && { signal }),
      (signal?: AbortSignal) => dataset.ranking({ ...LOSS, goal: "min" }, signal && { signal }),
      (signal?: AbortSignal) => dataset.pairs({ ...LOSS, baseline: "c0" }, signal && { signal }),
      (signal?: AbortSignal) => dataset.variance(LOSS, signal && { signal }),
      (signal?: AbortSignal) => dataset.odd(LOSS, signal && { signal }),
      (signal?: AbortSignal) => dataset.missing(LOSS, signal && { signal }),
      (signal?: AbortSignal) =>
        dataset.means({ ...LOSS, rows: ["params.depth"], columns: [], goal: "min" }, signal && { signal }),
    ];
    for (const ask of questions) {
      pauses = 0;
      giveUp = undefined;
      await ask();
      const whole = pauses;
      expect(whole).toBeGreaterThan(2);
      pauses = 0;
      giveUp = new AbortController();
      await expect(ask(giveUp.signal)).rejects.toMatchObject({ code: "aborted" });
      expect(pauses).toBeLessThanOrEqual(2);
    }
  } finally {
    Date.now = now;
    source.close();
  }
});
