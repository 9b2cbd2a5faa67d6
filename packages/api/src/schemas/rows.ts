import type { RowsQuery } from "@atlas/core";
import * as v from "valibot";
import { FieldPathSchema, FilterSpecSchema, withoutAbsent } from "./filter.ts";
import { CountSchema, JsonValueSchema, listOf, mapOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** How many runs a page has at most. */
export const MAX_LIMIT = 1000;

/** How many runs a page has where the request does not say. */
export const DEFAULT_LIMIT = 100;

/** The body of `POST /api/rows`. */
export const RowsRequestSchema = v.pipe(
  requestOf({
    filter: v.nullish(FilterSpecSchema),
    rows: v.nullish(
      v.picklist(
        ["runs"],
        (issue) => `Expected "runs", the only kind of rows there is yet, received ${issue.received}`,
      ),
    ),
    columns: listOf(FieldPathSchema),
    sort: v.nullish(listOf(requestOf({ field: FieldPathSchema, order: v.picklist(["asc", "desc"]) }))),
    limit: v.nullish(
      v.pipe(v.number(), v.integer("Expected an integer"), v.minValue(1), v.maxValue(MAX_LIMIT)),
    ),
    offset: v.nullish(CountSchema),
  }),
  v.transform(({ rows: _, ...query }) => withoutAbsent<RowsQuery>(query)),
);

/** What a page of rows was taken from. */
const RowCountsSchema = v.object({
  all: CountSchema,
  matched: CountSchema,
  success: CountSchema,
  failed: CountSchema,
  running: CountSchema,
  cancelled: CountSchema,
  other: CountSchema,
});

/** `POST /api/rows`. */
export const RowsSchema = v.object({
  /** By path: a cell a row, null where the run lacks the field. */
  columns: mapOf(listOf(JsonValueSchema)),
  run_ids: listOf(v.string()),
  total: CountSchema,
  limit: CountSchema,
  offset: CountSchema,
  counts: RowCountsSchema,
  version: VersionSchema,
  /** By path, then by row (and place within the cell, if it is a list or an object). */
  non_finite: v.exactOptional(mapOf(NonFiniteSchema)),
});

/** A page of rows as an answer holds it. */
export type RowsAnswer = v.InferOutput<typeof RowsSchema>;
