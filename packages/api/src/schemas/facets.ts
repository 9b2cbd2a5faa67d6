import { FACET_ORDERS, type FacetRequest } from "@atlas/core";
import * as v from "valibot";
import { FieldPathsSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { CountSchema, integerFrom, JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/facets`. */
export const FacetsRequestSchema = v.pipe(
  requestOf({
    fields: FieldPathsSchema,
    limit: v.nullish(integerFrom(1, 1000)),
    order: v.nullish(v.picklist(FACET_ORDERS)),
    bins: v.nullish(integerFrom(1, 100)),
    ...FilterEntries,
  }),
  v.transform(({ fields, limit, order, bins, ...body }) =>
    withoutAbsent<FacetRequest>({ fields, limit, order, bins, filter: filterOf(body) }),
  ),
);

/** Runs that pass every condition but those on the facet's field, and runs of the scope. */
const CountEntries = { count: CountSchema, total: CountSchema };

const FacetSchema = v.object({
  field: v.string(),
  matched: v.object(CountEntries),
  /** Runs without a value. */
  missing: v.object(CountEntries),
  /** The values that most runs have; absent for times, and for numbers of which there are many. */
  values: v.exactOptional(listOf(v.object({ name: v.string(), value: JsonValueSchema, ...CountEntries }))),
  /** All values that are not listed. */
  rest: v.exactOptional(v.object({ distinct: CountSchema, ...CountEntries })),
  histogram: v.exactOptional(
    v.object({
      /** `us` for times: microseconds of their wall clock since 1970. */
      unit: v.nullable(v.literal("us")),
      /** `log`: the bins span equal ratios, not equal widths. */
      scale: v.picklist(["linear", "log"]),
      /** The edges, one more than there are bins. */
      bins: listOf(v.number()),
      counts: listOf(CountSchema),
      totals: listOf(CountSchema),
      not_finite: v.object(CountEntries),
    }),
  ),
});

/** `POST /api/facets`. */
export const FacetsSchema = v.object({
  facets: listOf(FacetSchema),
  matched: CountSchema,
  total: CountSchema,
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
