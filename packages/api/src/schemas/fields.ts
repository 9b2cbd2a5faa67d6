import * as v from "valibot";
import { FilterEntries, filterOf } from "./filter.ts";
import { CountSchema, listOf, mapOf, NumberSchema, requestOf, VersionSchema } from "./json.ts";

/** What is known of one field. */
const FieldInfoSchema = v.object({
  type: v.picklist(["numeric", "string", "boolean", "unknown"]),
  count: CountSchema,
  distinct: CountSchema,
  values: v.nullable(listOf(v.string())),
  min_value: v.nullable(NumberSchema),
  max_value: v.nullable(NumberSchema),
});

/** `GET` and `POST /api/meta/fields`: fields by their keys, a namespace each. */
export const FieldsSchema = v.object({
  version: VersionSchema,
  last_scan: v.nullable(v.string()),
  run_count: CountSchema,
  params_fields: mapOf(FieldInfoSchema),
  metrics_fields: mapOf(FieldInfoSchema),
  derived_fields: mapOf(FieldInfoSchema),
  record_fields: mapOf(FieldInfoSchema),
});

/** The body of `POST /api/meta/fields`. */
export const FieldsRequestSchema = v.pipe(
  requestOf(FilterEntries),
  v.transform((body) => filterOf(body) ?? {}),
);

/** What is known of one field, as an answer holds it. */
export type FieldInfoAnswer = v.InferOutput<typeof FieldInfoSchema>;

/** The field index as an answer holds it. */
export type FieldsAnswer = v.InferOutput<typeof FieldsSchema>;
