import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, mapOf, VersionSchema } from "./json.ts";
import { RowCountsSchema } from "./row-counts.ts";
import { NonFiniteSchema } from "./run.ts";

const NumberOrNull = v.nullable(v.number());

/** What a configuration shows of a field. */
const ConfigurationCellSchema = v.variant("kind", [
  /** What all its runs have; null where none has a value. */
  v.object({ kind: v.literal("value"), value: JsonValueSchema }),
  /** Numbers, with the 95% interval of their mean. */
  v.object({
    kind: v.literal("summary"),
    summary: v.object({
      n: CountSchema,
      missing: CountSchema,
      not_finite: CountSchema,
      mean: NumberOrNull,
      sd: NumberOrNull,
      low: NumberOrNull,
      high: NumberOrNull,
    }),
  }),
  /** Booleans: how many runs have true, false, and neither. */
  v.object({
    kind: v.literal("booleans"),
    counts: v.object({ true: CountSchema, false: CountSchema, missing: CountSchema }),
  }),
  v.object({ kind: v.literal("mixed"), distinct: CountSchema }),
]);

/** `POST /api/rows` for configurations. */
export const ConfigurationsSchema = v.object({
  /** By path: a cell a configuration. */
  columns: mapOf(listOf(ConfigurationCellSchema)),
  configurations: listOf(
    v.object({
      experiment_id: v.string(),
      params_fingerprint: v.string(),
      run_count: CountSchema,
      latest_run_id: v.string(),
      success: CountSchema,
      failed: CountSchema,
      running: CountSchema,
      cancelled: CountSchema,
      other: CountSchema,
    }),
  ),
  total: CountSchema,
  limit: CountSchema,
  offset: CountSchema,
  counts: RowCountsSchema,
  version: VersionSchema,
  /** By path, then by configuration and place in its cell. */
  non_finite: v.exactOptional(mapOf(NonFiniteSchema)),
});

/** A page of configurations as an answer holds it. */
export type ConfigurationsAnswer = v.InferOutput<typeof ConfigurationsSchema>;
