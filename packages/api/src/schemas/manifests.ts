import * as v from "valibot";
import { CountSchema, JsonObjectSchema, listOf } from "./json.ts";
import { booleanText } from "./query-text.ts";
import { NonFiniteSchema } from "./run.ts";

/** `GET /api/experiments/{id}/manifests`: the newest first. */
export const ManifestsSchema = v.object({
  manifests: listOf(
    v.object({
      experiment_id: v.string(),
      timestamp: v.string(),
      submitted_at: v.string(),
      total_runs: CountSchema,
      name: v.string(),
      version: v.string(),
      tags: listOf(v.string()),
      /** The whole manifest, where the request asks for it. */
      content: v.exactOptional(JsonObjectSchema),
    }),
  ),
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** The query string of `GET /api/experiments/{id}/manifests`. */
export const ManifestsQuerySchema = v.object({ include_content: v.optional(booleanText(), "false") });

/** `GET /api/experiments/{id}/manifests/{timestamp}`. */
export const ManifestSchema = JsonObjectSchema;

/** `GET /api/experiments/{id}/manifests/latest`: null where there is none. */
export const LatestManifestSchema = v.nullable(ManifestSchema);

/** The versions of an experiment's manifest as an answer holds them. */
export type ManifestsAnswer = v.InferOutput<typeof ManifestsSchema>;
