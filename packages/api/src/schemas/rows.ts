import {
  AtlasError,
  CONFIGURATION_STATISTICS,
  type ConfigurationSortKey,
  type ConfigurationsQuery,
} from "@atlas/core";
import * as v from "valibot";
import { FieldPathSchema, FieldPathsSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import {
  CountSchema,
  integerFrom,
  JsonValueSchema,
  listOf,
  listOfAtMost,
  mapOf,
  requestOf,
  VersionSchema,
} from "./json.ts";
import { RowCountsSchema } from "./row-counts.ts";
import { NonFiniteSchema } from "./run.ts";

/** How many runs a page has at most. */
export const MAX_LIMIT = 1000;

/** How many runs a page has where the request does not say. */
export const DEFAULT_LIMIT = 100;

/** How many cells a page has at most: a thousand columns of a thousand runs. */
const MAX_CELLS = 1_000_000;

const SortKeySchema = requestOf({
  field: FieldPathSchema,
  order: v.picklist(["asc", "desc"]),
  /** Of configurations only. */
  by: v.nullish(v.picklist(CONFIGURATION_STATISTICS)),
});

/** The body of `POST /api/rows`. */
export const RowsRequestSchema = v.pipe(
  requestOf({
    rows: v.nullish(v.picklist(["runs", "configurations"])),
    columns: FieldPathsSchema,
    sort: v.nullish(listOfAtMost(20, SortKeySchema)),
    limit: v.nullish(integerFrom(1, MAX_LIMIT)),
    offset: v.nullish(CountSchema),
    ...FilterEntries,
  }),
  v.check(
    ({ columns, limit }) => columns.length * (limit ?? DEFAULT_LIMIT) <= MAX_CELLS,
    `Expected a page of at most ${MAX_CELLS} cells: fewer columns, or a smaller limit`,
  ),
  v.transform(({ rows, columns, sort, limit, offset, ...body }) => ({
    rows: rows ?? "runs",
    ...withoutAbsent<ConfigurationsQuery>({
      columns,
      sort: sort?.map((key, i) => sortKeyOf(key, rows ?? "runs", i)),
      limit,
      offset,
      filter: filterOf(body),
    }),
  })),
);

function sortKeyOf(
  key: v.InferOutput<typeof SortKeySchema>,
  rows: "runs" | "configurations",
  place: number,
): ConfigurationSortKey {
  if (rows === "configurations" || key.by == null) return withoutAbsent<ConfigurationSortKey>(key);
  const message = "Expected no statistic: a run has one value of a field";
  throw new AtlasError("invalid_query", message, { location: ["sort", place, "by"] });
}

/** `POST /api/rows` for runs. */
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
