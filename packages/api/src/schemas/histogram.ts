import type { HistogramRequest } from "@atlas/core";
import * as v from "valibot";
import { FieldPathSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { CountSchema, integerFrom, JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** How many bins a histogram may have. */
const MAX_BINS = 100;

/** The body of `POST /api/histogram`. */
export const HistogramRequestSchema = v.pipe(
  requestOf({
    field: FieldPathSchema,
    bin_count: v.nullish(integerFrom(1, MAX_BINS)),
    range: v.nullish(v.strictTuple([v.number(), v.number()], "Expected two numbers")),
    stack_by: v.nullish(FieldPathSchema),
    ...FilterEntries,
  }),
  v.transform(({ field, bin_count: bins, range, stack_by: stackBy, ...body }) =>
    withoutAbsent<HistogramRequest>({ field, bins, range, stackBy, filter: filterOf(body) }),
  ),
);

/** `POST /api/histogram`. */
export const HistogramSchema = v.object({
  field: v.string(),
  /** The edges, one more than there are bins. */
  bins: listOf(v.number()),
  counts: listOf(CountSchema),
  total: CountSchema,
  matched: CountSchema,
  missing: CountSchema,
  not_finite: CountSchema,
  outside: CountSchema,
  stacks: v.exactOptional(
    listOf(v.object({ name: v.string(), value: JsonValueSchema, counts: listOf(CountSchema) })),
  ),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** A histogram as an answer holds it. */
export type HistogramAnswer = v.InferOutput<typeof HistogramSchema>;
