import { type FilesOfRun, type Manifest, openMemorySource, type Run, type RunSource } from "@atlas/core";
import { runOf } from "./test-api.ts";

const encoder = new TextEncoder();

/** What the examples of the operations are about. */
export function openExampleSource(): RunSource {
  const artifact: Run["artifacts"][number] = {
    artifact_id: "bdc9183a",
    name: "summary",
    kind: "json",
    format: "json",
    content_hash: "2861ca1445eefdaf",
    size_bytes: 16,
    metadata: {},
  };
  const runs = ["4c6951009102e429", "7536cc31bbff34cc", "532598dc0d3dbf7c"].map((id, i) =>
    runOf({
      id,
      experiment: "mini:0.1",
      status: i === 2 ? "failed" : "success",
      startedAt: `2026-03-03T09:15:0${i}.250000`,
      params: { size: i, kind: ["red", "green", "blue"][i] as string },
      metrics: { score: 0.5 + i / 8, passed: i > 0, grade: "A" },
      derived: { score_per_size: i === 0 ? Number.POSITIVE_INFINITY : 0.25 },
      artifacts: i === 0 ? [artifact] : [],
    }),
  );
  const files = new Map<string, FilesOfRun>([
    [
      "4c6951009102e429",
      {
        artifacts: new Map([["bdc9183a", encoder.encode('{"kind":  "red"}')]]),
        previews: new Map([["bdc9183a", { json_content: { kind: "red" } }]]),
        logs: new Map([["run", encoder.encode("start red size=2\n")]]),
        results: [
          {
            name: "loss",
            data: [
              [0, 1.5],
              [1, Number.NaN],
            ],
            shape: [2, 2],
            dtype: null,
            metadata: { type: "stepped_metric" },
          },
        ],
      },
    ],
  ]);
  const manifest: Manifest = {
    experiment_id: "mini:0.1",
    timestamp: "20260303_091502",
    submitted_at: "2026-03-03T09:15:02",
    total_runs: 3,
    name: "mini",
    version: "0.1",
    tags: [],
    content: { experiment_id: "mini:0.1", total_runs: 3 },
  };
  return openMemorySource(runs, { manifests: [manifest], files });
}
