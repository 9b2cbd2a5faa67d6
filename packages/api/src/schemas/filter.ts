import {
  allOf,
  FILTER_OPERATORS,
  type FieldPath,
  type Filter,
  type FilterSpec,
  isFieldPath,
  NAMESPACES,
  type Namespace,
  parseQuery,
  queryOf,
  STATUSES,
} from "@atlas/core";
import * as v from "valibot";
import { InvalidQueryText } from "../invalid-request.ts";
import { JsonValueSchema, listOf, listOfAtMost, requestOf } from "./json.ts";

const NAMESPACE_LIST = NAMESPACES.join(", ");

/** NAMESPACE.KEY. */
export const FieldPathSchema = v.pipe(
  v.custom<FieldPath>(
    (value) => typeof value === "string" && isFieldPath(value),
    `Expected a field path NAMESPACE.KEY with the namespace ${NAMESPACE_LIST}`,
  ),
  v.metadata({ jsonSchema: { type: "string", pattern: `^(?:${NAMESPACES.join("|")})\\.` } }),
);

/** One of the states that metalab writes. */
export const StatusSchema = v.picklist(STATUSES);

/** One condition on one field. */
export const FieldFilterSchema = requestOf({
  field: v.pipe(
    v.custom<FieldPath | Namespace>(
      (value) => typeof value === "string" && (isFieldPath(value) || isNamespace(value)),
      `Expected a field path NAMESPACE.KEY, or a namespace alone: ${NAMESPACE_LIST}`,
    ),
    v.metadata({ jsonSchema: { type: "string", pattern: `^(?:${NAMESPACES.join("|")})(?:\\.|$)` } }),
  ),
  op: v.picklist(FILTER_OPERATORS),
  value: JsonValueSchema,
});

/** Conditions that all hold. */
export const FieldFiltersSchema = listOfAtMost(1000, FieldFilterSchema);

/** What a question may ask about, or group by. */
export const FieldPathsSchema = listOfAtMost(5000, FieldPathSchema);

/** What values are laid out by: no picture and no table has more of them. */
export const AxesSchema = listOfAtMost(20, FieldPathSchema);

/** The `filter` of a request. A member that is null is no condition. */
export const FilterSpecSchema = v.pipe(
  requestOf({
    experiment_id: v.nullish(v.string()),
    status: v.nullish(listOf(StatusSchema)),
    started_after: v.nullish(v.string()),
    started_before: v.nullish(v.string()),
    field_filters: v.nullish(FieldFiltersSchema),
  }),
  v.transform((filter) => withoutAbsent<FilterSpec>(filter)),
);

/** How a request's body says which runs it is about: by a filter, by the text of a query, or by both. */
export const FilterEntries = { filter: v.nullish(FilterSpecSchema), q: v.nullish(v.string()) };

/**
 * The runs that a filter and the text of a query ask for together; `undefined` where there is neither.
 *
 * @throws AtlasError `invalid_query` (`InvalidQueryText` for a text that cannot be read)
 */
export function filterOf({
  filter,
  q,
}: {
  readonly filter?: FilterSpec | null | undefined;
  readonly q?: string | null | undefined;
}): Filter | undefined {
  if (q == null) return filter ?? undefined;
  const parsed = parseQuery(q);
  if (!parsed.ok) throw new InvalidQueryText(q, parsed);
  return filter == null ? parsed.query : allOf([queryOf(filter, ["filter"]), parsed.query]);
}

/** An object without its members that are null or undefined, so that an absent one is absent. */
export function withoutAbsent<Result extends object>(
  value: {
    [Key in keyof Result]: Result[Key] | null | undefined;
  },
): Result {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member != null)) as Result;
}

function isNamespace(text: string): text is Namespace {
  return (NAMESPACES as readonly string[]).includes(text);
}
