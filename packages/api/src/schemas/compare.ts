import * as v from "valibot";
import { JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/compare`: 2 to 200 different runs. */
export const CompareRequestSchema = requestOf({ run_ids: listOf(v.string()) });

/** `POST /api/compare`. */
export const CompareSchema = v.object({
  /** Those asked for that there are, each once. */
  run_ids: listOf(v.string()),
  unknown_run_ids: listOf(v.string()),
  /** Fields with a value a run, null where it has none. */
  differing: listOf(v.object({ path: v.string(), values: listOf(JsonValueSchema) })),
  identical: listOf(v.object({ path: v.string(), value: JsonValueSchema })),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
