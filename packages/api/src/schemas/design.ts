import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/replicates/design`. */
export const DesignRequestSchema = requestOf({ experiment_id: v.string() });

/** `POST /api/replicates/design`. */
export const DesignSchema = v.object({
  kind: v.picklist(["single", "grid", "partial_grid", "nested", "random", "list"]),
  /** Those that differ, in natural order; of those that always change together, the first. */
  params: listOf(
    v.object({
      path: v.string(),
      role: v.picklist(["crossed", "nested", "conditional", "drawn", "label", "listed"]),
      /** What a nested or conditional one depends on. */
      within: v.nullable(v.string()),
      distinct: CountSchema,
      aliases: listOf(v.string()),
    }),
  ),
  /** The first 50. */
  constants: listOf(v.object({ path: v.string(), value: JsonValueSchema })),
  constant_count: CountSchema,
  /** Null where nothing is crossed. */
  grid: v.nullable(
    v.object({
      params: listOf(v.string()),
      cells: CountSchema,
      missing_count: CountSchema,
      /** The first 200 cells without a run: a value a param, null for having none. */
      missing: listOf(listOf(JsonValueSchema)),
    }),
  ),
  replication: v.object({
    kind: v.picklist(["none", "repeated", "incomplete", "own_seeds"]),
    configurations: CountSchema,
    seeds: CountSchema,
    least_seeds: CountSchema,
    most_seeds: CountSchema,
  }),
  /** What the newest manifest says; null where there is none. */
  planned: v.nullable(
    v.object({
      source: v.nullable(v.picklist(["grid", "random", "list"])),
      configurations: v.nullable(CountSchema),
      seeds: v.nullable(CountSchema),
    }),
  ),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
