import { type AggregateRequest, ERROR_BARS, STATISTICS } from "@atlas/core";
import * as v from "valibot";
import { AxesSchema, FieldPathSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import {
  CountSchema,
  JsonValueSchema,
  listOf,
  mapOf,
  NumberSchema,
  requestOf,
  VersionSchema,
} from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/aggregate`. */
export const AggregateRequestSchema = v.pipe(
  requestOf({
    x_field: FieldPathSchema,
    y_field: FieldPathSchema,
    group_by: v.nullish(AxesSchema),
    facet_by: v.nullish(AxesSchema),
    agg_fn: v.nullish(v.picklist(STATISTICS)),
    error_bars: v.nullish(v.picklist(ERROR_BARS)),
    replicate_field: v.nullish(FieldPathSchema),
    /** False makes a point of every run, as `agg_fn: "none"` does. */
    reduce_replicates: v.nullish(v.boolean()),
    ...FilterEntries,
    include_run_ids: v.nullish(v.boolean()),
  }),
  v.transform((body) => ({
    /** The statistic as the request names it. */
    aggFn: body.agg_fn ?? "mean",
    ...withoutAbsent<AggregateRequest>({
      x: body.x_field,
      y: body.y_field,
      groupBy: body.group_by,
      facetBy: body.facet_by,
      statistic: body.reduce_replicates === false ? "none" : body.agg_fn,
      errorBars: body.error_bars,
      replicateField: body.replicate_field,
      filter: filterOf(body),
      includeRunIds: body.include_run_ids ?? true,
    }),
  })),
);

/** A number that may have gone out as null because it is not finite. */
const WireNumberSchema = v.nullable(NumberSchema);

const PointSchema = v.object({
  x: JsonValueSchema,
  y: WireNumberSchema,
  n: CountSchema,
  y_low: WireNumberSchema,
  y_high: WireNumberSchema,
  y_min: WireNumberSchema,
  y_q1: WireNumberSchema,
  y_median: WireNumberSchema,
  y_q3: WireNumberSchema,
  y_max: WireNumberSchema,
  run_ids: v.exactOptional(listOf(v.string())),
});

/** `POST /api/aggregate`. */
export const AggregateSchema = v.object({
  series: listOf(
    v.object({
      name: v.string(),
      /** By path; null where the runs lack the field. */
      group: mapOf(JsonValueSchema),
      facet: mapOf(JsonValueSchema),
      points: listOf(PointSchema),
    }),
  ),
  x_field: v.string(),
  y_field: v.string(),
  agg_fn: v.picklist(STATISTICS),
  error_bars: v.picklist(ERROR_BARS),
  /** Runs that a point is made of: `counts.used`. */
  total_runs: CountSchema,
  counts: v.object({
    matched: CountSchema,
    used: CountSchema,
    missing: CountSchema,
    not_finite: CountSchema,
  }),
  interval: v.object({
    kind: v.picklist(["none", "std", "sem", "t", "order_statistics"]),
    level: v.nullable(v.number()),
  }),
  /** Params that differ between runs of one point although nothing shows them. */
  mixed: listOf(v.string()),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** Series of points as an answer holds them. */
export type AggregateAnswer = v.InferOutput<typeof AggregateSchema>;
