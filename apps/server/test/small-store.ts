import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a store with one experiment, `small:1.0`, and so many runs in it. */
export function smallStoreFiles(runs: number): [path: string, text: string][] {
  return [
    ["_meta.json", '{"schema_version": "0.1", "created_by": "metalab", "experiment_id": "small:1.0"}'],
    ...Array.from({ length: runs }, (_, index): [string, string] => {
      const runId = index.toString(16).padStart(16, "0");
      const record = {
        _schema_version: "0.1",
        run_id: runId,
        experiment_id: "small:1.0",
        status: "success",
        started_at: "2026-03-02T09:00:00.000000",
        finished_at: "2026-03-02T09:00:01.000000",
        duration_ms: 1000,
        params_resolved: { index },
        metrics: { score: index / 10 },
      };
      return [`runs/${runId}.json`, JSON.stringify(record)];
    }),
  ];
}

/** Writes that store into a directory. */
export function writeSmallStore(directory: string, runs: number): void {
  mkdirSync(join(directory, "runs"), { recursive: true });
  for (const [path, text] of smallStoreFiles(runs)) writeFileSync(join(directory, path), text);
}
