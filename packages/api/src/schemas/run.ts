import * as v from "valibot";
import { CountSchema, JsonObjectSchema, listOf, mapOf, NumberSchema } from "./json.ts";

const Text = v.string();
const TextOrNull = v.nullable(Text);

/** What a run's `non_finite` holds: the numbers that went out as null, by path. */
export const NonFiniteSchema = mapOf(v.picklist(["NaN", "Infinity", "-Infinity"]));

/** What the record says of one file that the run left behind. */
export const ArtifactSchema = v.object({
  artifact_id: Text,
  name: Text,
  kind: Text,
  format: Text,
  content_hash: TextOrNull,
  size_bytes: v.nullable(CountSchema),
  metadata: JsonObjectSchema,
  /** In lists of artifacts alone; within a run, the run's own `non_finite` says it. */
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** What a run record says of the run itself. */
const RunRecordSchema = v.object({
  run_id: Text,
  experiment_id: Text,
  status: Text,
  context_fingerprint: Text,
  params_fingerprint: Text,
  seed_fingerprint: Text,
  started_at: TextOrNull,
  finished_at: TextOrNull,
  duration_ms: v.nullable(NumberSchema),
  provenance: v.object({
    code_hash: TextOrNull,
    python_version: TextOrNull,
    metalab_version: TextOrNull,
    executor_id: TextOrNull,
    host: TextOrNull,
    extra: JsonObjectSchema,
  }),
  error: v.nullable(JsonObjectSchema),
  tags: listOf(Text),
  warnings: listOf(JsonObjectSchema),
  notes: TextOrNull,
});

/** `GET /api/runs/{run_id}`, and an item of `GET /api/runs`. */
export const RunSchema = v.object({
  record: RunRecordSchema,
  params: JsonObjectSchema,
  metrics: JsonObjectSchema,
  derived_metrics: JsonObjectSchema,
  artifacts: listOf(ArtifactSchema),
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** `GET /api/runs`. */
export const RunsPageSchema = v.object({
  runs: listOf(RunSchema),
  total: CountSchema,
  limit: CountSchema,
  offset: CountSchema,
});

/** A run as an answer holds it. */
export type RunAnswer = v.InferOutput<typeof RunSchema>;

/** A page of runs as an answer holds it. */
export type RunsPageAnswer = v.InferOutput<typeof RunsPageSchema>;
