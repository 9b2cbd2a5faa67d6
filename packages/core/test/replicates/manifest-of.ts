import type { JsonObject, Manifest } from "@atlas/core";

/** A manifest that says nothing but some content. */
export function manifestOf(content: JsonObject): Manifest {
  return {
    experiment_id: "sweep:1",
    timestamp: "20260101_000000",
    submitted_at: "2026-01-01T00:00:00",
    name: "sweep",
    version: "1",
    tags: [],
    total_runs: 0,
    content,
  };
}
