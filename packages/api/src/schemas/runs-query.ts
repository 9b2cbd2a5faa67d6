import { type FilterSpec, parseJson, type RowsQuery } from "@atlas/core";
import * as v from "valibot";
import { FieldFilterSchema, FieldPathSchema, StatusSchema, withoutAbsent } from "./filter.ts";
import { listOf } from "./json.ts";
import { MAX_LIMIT } from "./rows.ts";

const FilterEntries = {
  experiment_id: v.optional(v.string()),
  status: v.optional(listOf(StatusSchema)),
  started_after: v.optional(v.string()),
  started_before: v.optional(v.string()),
  field_filters: v.optional(v.pipe(v.string(), jsonText(), listOf(FieldFilterSchema))),
};

/** The query string of `GET /api/meta/fields`: a filter. */
export const FilterQuerySchema = v.pipe(
  v.object(FilterEntries),
  v.transform((filter) => withoutAbsent<FilterSpec>(filter)),
);

/** The query string of `GET /api/runs`: a filter, an order and a page. */
export const RunsQuerySchema = v.pipe(
  v.object({
    ...FilterEntries,
    sort_by: v.optional(FieldPathSchema, "record.started_at"),
    sort_order: v.optional(v.picklist(["asc", "desc"]), "desc"),
    limit: v.optional(v.pipe(integerText(), v.minValue(1), v.maxValue(MAX_LIMIT)), "100"),
    offset: v.optional(v.pipe(integerText(), v.minValue(0)), "0"),
  }),
  v.transform(({ sort_by, sort_order, limit, offset, ...filter }) => {
    const sort = [{ field: sort_by, order: sort_order }];
    return {
      filter: withoutAbsent<FilterSpec>(filter),
      columns: [],
      sort,
      limit,
      offset,
    } satisfies RowsQuery;
  }),
);

function integerText() {
  const message = "Expected an integer";
  return v.pipe(v.string(), v.regex(/^[+-]?\d+$/, message), v.toNumber(), v.safeInteger(message));
}

function jsonText() {
  return v.rawTransform<string, unknown>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseJson(dataset.value);
    if (parsed.ok) return parsed.value;
    addIssue({ message: `Expected JSON: ${parsed.reason} at character ${parsed.offset}` });
    return NEVER;
  });
}
