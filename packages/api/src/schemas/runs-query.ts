import { type FilterSpec, parseJson, type RowsQuery } from "@atlas/core";
import * as v from "valibot";
import { FieldFiltersSchema, FieldPathSchema, filterOf, StatusSchema, withoutAbsent } from "./filter.ts";
import { listOf } from "./json.ts";
import { integerText } from "./query-text.ts";
import { MAX_LIMIT } from "./rows.ts";

/** The members of a filter, and the text of a query, as parameters of a query string. */
export const FilterTexts = {
  q: v.optional(v.string()),
  experiment_id: v.optional(v.string()),
  status: v.optional(listOf(StatusSchema)),
  started_after: v.optional(v.string()),
  started_before: v.optional(v.string()),
  field_filters: v.optional(
    v.pipe(
      v.string(),
      jsonText(),
      FieldFiltersSchema,
      v.metadata({ jsonSchema: { type: "string", contentMediaType: "application/json" } }),
    ),
  ),
};

/** The query string of `GET /api/meta/fields`: a filter. */
export const FilterQuerySchema = v.pipe(
  v.object(FilterTexts),
  v.transform(({ q, ...filter }) => filterOf({ filter: withoutAbsent<FilterSpec>(filter), q }) ?? {}),
);

/** The query string of `GET /api/runs`: a filter, an order and a page. */
export const RunsQuerySchema = v.pipe(
  v.object({
    ...FilterTexts,
    sort_by: v.optional(FieldPathSchema, "record.started_at"),
    sort_order: v.optional(v.picklist(["asc", "desc"]), "desc"),
    limit: v.optional(v.pipe(integerText(), v.minValue(1), v.maxValue(MAX_LIMIT)), "100"),
    offset: v.optional(v.pipe(integerText(), v.minValue(0)), "0"),
  }),
  v.transform(({ sort_by, sort_order, limit, offset, q, ...filter }) => {
    const sort = [{ field: sort_by, order: sort_order }];
    return {
      filter: filterOf({ filter: withoutAbsent<FilterSpec>(filter), q }) ?? {},
      columns: [],
      sort,
      limit,
      offset,
    } satisfies RowsQuery;
  }),
);

function jsonText() {
  return v.rawTransform<string, unknown>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseJson(dataset.value);
    if (parsed.ok) return parsed.value;
    addIssue({ message: `Expected JSON: ${parsed.reason} at character ${parsed.offset}` });
    return NEVER;
  });
}
