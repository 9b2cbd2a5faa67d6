import type { JsonObject, JsonValue } from "../json/value.ts";

/** The ids of the jobs of a batch system that a submission's `job_ids` and `shards` name, each once, in their order. */
export function jobIdsOf({ job_ids, shards }: JsonObject): string[] {
  const ids = [
    ...listOf(job_ids),
    ...listOf(shards).map((shard) => (shard as JsonObject | null)?.["job_id"]),
  ];
  return [...new Set(ids.flatMap((id) => (typeof id === "string" || isInteger(id) ? [String(id)] : [])))];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function isInteger(value: JsonValue | undefined): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}
