import * as v from "valibot";
import { CountSchema, JsonObjectSchema, listOf } from "./json.ts";

/** `GET /api/experiments/{id}/manifests`: the newest first. */
export const ManifestsSchema = v.object({
  manifests: listOf(
    v.object({
      experiment_id: v.string(),
      timestamp: v.string(),
      submitted_at: v.string(),
      total_runs: CountSchema,
    }),
  ),
});

/** `GET /api/experiments/{id}/manifests/{timestamp}`, and `latest`, which is null where there is none. */
export const ManifestSchema = v.nullable(JsonObjectSchema);

/** The versions of an experiment's manifest as an answer holds them. */
export type ManifestsAnswer = v.InferOutput<typeof ManifestsSchema>;
