import type { PreviewPart } from "@atlas/core";
import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, mapOf } from "./json.ts";
import { ArtifactSchema, NonFiniteSchema } from "./run.ts";

/** `GET /api/runs/{run_id}/artifacts`. */
export const ArtifactsSchema = listOf(ArtifactSchema);

/**
 * The query string of `GET /api/runs/{run_id}/artifacts/{name}/preview`: the one `array` of a file that is wanted, and
 * of it the plane at `slice`, a place on each axis but the last two, joined by commas.
 */
export const PreviewQuerySchema = v.pipe(
  v.object({
    array: v.exactOptional(v.string()),
    slice: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,15}(,\d{1,15})*$/, "Expected places joined by commas"),
        v.transform((text) => text.split(",").map(Number)),
      ),
    ),
  }),
  v.transform((part): PreviewPart => part),
);

/** One array of an npz or npy file. Values that are not finite are null. */
const ArrayPreviewSchema = v.object({
  shape: listOf(CountSchema),
  dtype: v.string(),
  /** Null where there are too many, or none that are real numbers. */
  values: v.nullable(listOf(JsonValueSchema)),
  texts: v.exactOptional(listOf(v.string())),
  grid: v.exactOptional(
    v.object({
      values: listOf(listOf(v.nullable(v.number()))),
      row_step: CountSchema,
      column_step: CountSchema,
    }),
  ),
  min: v.exactOptional(v.number()),
  max: v.exactOptional(v.number()),
  mean: v.exactOptional(v.number()),
  not_finite: v.exactOptional(CountSchema),
  error: v.exactOptional(v.string()),
});

/** The first rows of a table in a file. */
const TablePreviewSchema = v.object({
  columns: listOf(
    v.object({ name: v.string(), type: v.picklist(["number", "boolean", "time", "text", "other"]) }),
  ),
  rows: listOf(listOf(JsonValueSchema)),
  row_count: v.nullable(CountSchema),
});

/** `GET /api/runs/{run_id}/artifacts/{name}/preview`. */
export const PreviewSchema = v.object({
  artifact_id: v.string(),
  name: v.string(),
  kind: v.string(),
  format: v.string(),
  size_bytes: v.nullable(CountSchema),
  /** Of the first four, those that do not fit the artifact are null; the others are absent. */
  preview: v.object({
    json_content: JsonValueSchema,
    numpy_info: v.nullable(v.object({ arrays: mapOf(ArrayPreviewSchema) })),
    text_content: v.nullable(v.string()),
    image_thumbnail: v.nullable(v.string()),
    table: v.exactOptional(TablePreviewSchema),
    hex_head: v.exactOptional(v.string()),
    media_type: v.exactOptional(v.string()),
    note: v.exactOptional(v.string()),
  }),
  preview_truncated: v.boolean(),
  content_available: v.boolean(),
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** What a run left behind, as an answer holds it. */
export type ArtifactsAnswer = v.InferOutput<typeof ArtifactsSchema>;

/** What an artifact holds, as an answer holds it. */
export type PreviewAnswer = v.InferOutput<typeof PreviewSchema>;
