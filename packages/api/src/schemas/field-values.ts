import type { FieldValuesRequest } from "@atlas/core";
import * as v from "valibot";
import { FieldPathSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import {
  CountSchema,
  integerFrom,
  JsonValueSchema,
  listOf,
  mapOf,
  requestOf,
  VersionSchema,
} from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/fields/values`. */
export const FieldValuesRequestSchema = v.pipe(
  requestOf({
    fields: v.pipe(
      listOf(FieldPathSchema),
      v.minLength(1, "Expected at least 1 field"),
      v.maxLength(10, "Expected at most 10 fields"),
    ),
    max_points: v.nullish(integerFrom(1, 50_000)),
    include_run_ids: v.nullish(v.boolean()),
    seed: v.nullish(integerFrom(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
    ...FilterEntries,
  }),
  v.transform(({ fields, max_points: maxPoints, include_run_ids: includeRunIds, seed, ...body }) =>
    withoutAbsent<FieldValuesRequest>({
      fields,
      maxPoints,
      includeRunIds: includeRunIds ?? true,
      seed,
      filter: filterOf(body),
    }),
  ),
);

/** `POST /api/fields/values`. */
export const FieldValuesSchema = v.object({
  /** By path: a value a run, null where the run lacks the field. */
  fields: mapOf(listOf(JsonValueSchema)),
  /** One a run; null where the request asks for none. */
  run_ids: v.nullable(listOf(v.string())),
  total: CountSchema,
  returned: CountSchema,
  sampled: v.boolean(),
  version: VersionSchema,
  /** By path, then by run. */
  non_finite: v.exactOptional(mapOf(NonFiniteSchema)),
});

/** The values of some fields as an answer holds them. */
export type FieldValuesAnswer = v.InferOutput<typeof FieldValuesSchema>;
