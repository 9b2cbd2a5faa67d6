import { openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, it } from "vitest";
import { askReplicates } from "../../src/run/ask-replicates.ts";
import { makeRun } from "./make-run.ts";

it("finds the runs of one experiment that share their params, in the order of their seeds", async () => {
  const runs = [
    makeRun({ run_id: "b", seed_fingerprint: "s2", status: "failed", duration_ms: 7 }),
    makeRun({ run_id: "a", seed_fingerprint: "s3" }, { metrics: { loss: 0.5 } }),
    makeRun({ run_id: "c", seed_fingerprint: "s1" }, { metrics: { loss: 0.25 } }),
    makeRun({ run_id: "d", params_fingerprint: "p1" }),
    makeRun({ run_id: "e", experiment_id: "other:1.0" }),
  ];
  const question = { experimentId: "sweep:1.0", paramsFingerprint: "p0", fields: ["metrics.loss"] as const };
  const { rows, total } = await askReplicates(
    datasetOf(openMemorySource(runs)),
    question,
    new AbortController().signal,
  );
  expect(total).toBe(3);
  expect(rows).toEqual([
    { runId: "c", status: "success", durationMs: 1000, cells: new Map([["metrics.loss", 0.25]]) },
    { runId: "b", status: "failed", durationMs: 7, cells: new Map([["metrics.loss", undefined]]) },
    { runId: "a", status: "success", durationMs: 1000, cells: new Map([["metrics.loss", 0.5]]) },
  ]);
});
