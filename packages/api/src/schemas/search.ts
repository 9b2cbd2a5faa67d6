import type { SearchRequest } from "@atlas/core";
import * as v from "valibot";
import { CountSchema, listOf, VersionSchema } from "./json.ts";
import { integerText } from "./query-text.ts";

/** The query string of `GET /api/search`. */
export const SearchQuerySchema = v.pipe(
  v.object({
    q: v.pipe(v.string(), v.trim(), v.nonEmpty("Expected a text to look for")),
    limit: v.optional(v.pipe(integerText(), v.minValue(1), v.maxValue(100)), "5"),
  }),
  v.transform(({ q, limit }): SearchRequest => ({ query: q, limit })),
);

/** `GET /api/search`. */
export const SearchSchema = v.object({
  query: v.string(),
  groups: listOf(
    v.object({
      category: v.picklist(["experiments", "runs", "fields", "values"]),
      label: v.string(),
      scope: v.picklist(["experiment", "run", "field"]),
      hits: listOf(
        v.object({
          label: v.string(),
          sublabel: v.string(),
          entity_type: v.picklist(["experiment", "run", "field", "value"]),
          entity_id: v.string(),
          field: v.nullable(v.string()),
          value: v.nullable(v.string()),
        }),
      ),
      total: CountSchema,
    }),
  ),
  truncated: v.boolean(),
  version: VersionSchema,
});
