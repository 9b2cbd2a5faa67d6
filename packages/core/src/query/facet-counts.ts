import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import type { Facet } from "./facet.ts";
import { facetOf } from "./facet-of.ts";
import { FACET_ORDERS, type FacetOrder } from "./facet-values.ts";
import { filterRows } from "./filter-rows.ts";
import type { FilterSpec } from "./filter-spec.ts";
import { withoutField } from "./without-field.ts";

const MAX_FIELDS = 50;
const MAX_VALUES = 1000;
const MAX_BINS = 100;

/** Which facets are asked for, under which filter. */
export interface FacetRequest {
  readonly filter?: FilterSpec;
  /** At most 50 of them. */
  readonly fields: readonly FieldPath[];
  /** How many values a facet lists at most: 1 to 1000, 20 when absent. */
  readonly limit?: number;
  /** The order of the values that are listed; by count when absent. */
  readonly order?: FacetOrder;
  /** How many bins a histogram has: 1 to 100, 20 when absent. */
  readonly bins?: number;
}

/** Facets, and what they were made of. */
export interface FacetResult {
  /** In the order of the request's fields. */
  readonly facets: readonly Facet[];
  /** Runs that pass the filter. */
  readonly matched: number;
  /** Runs of the scope: those that pass the filter without its field filters. */
  readonly total: number;
}

/**
 * The values of some fields with the number of runs that would pass with each: conditions on a facet's own field,
 * `status` and the like among them, do not count for it, those on all other fields do. Beside each number stands that
 * of the scope, the filter without its field filters; a value that no run of the scope has is not listed.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function facetCounts(
  table: Table,
  request: FacetRequest,
  options: { readonly timeZone?: string } = {},
): FacetResult {
  checkRequest(request);
  const { filter = {}, fields, limit = 20, order = "count", bins = 20 } = request;
  const { field_filters = [], ...rest } = filter;
  const scope = field_filters.length === 0 ? filter : rest;
  const rowsOf = (spec: FilterSpec) => filterRows(table, spec, { ...options, location: ["filter"] });
  const matched = rowsOf(filter);
  const inScope = scope === filter ? matched : rowsOf(scope);
  const facets = fields.map((field) => {
    const [otherFilter, otherScope] = [withoutField(filter, field), withoutField(scope, field)];
    const rows = otherFilter === filter ? matched : rowsOf(otherFilter);
    const scopeRows = scope === filter ? rows : otherScope === scope ? inScope : rowsOf(otherScope);
    return facetOf(field, table.column(field), { rows, scopeRows }, { limit, order, bins });
  });
  return { facets, matched: matched.length, total: inScope.length };
}

function checkRequest({ fields, limit = 1, bins = 1, order = "count" }: FacetRequest): void {
  if (fields.length > MAX_FIELDS) {
    const message = `expected at most ${MAX_FIELDS} fields, not ${fields.length}`;
    throw new AtlasError("invalid_query", message, { location: ["fields"] });
  }
  for (const [i, path] of fields.entries()) checkField(path, ["fields", i]);
  checkInteger(limit, 1, MAX_VALUES, ["limit"]);
  checkInteger(bins, 1, MAX_BINS, ["bins"]);
  if (!FACET_ORDERS.includes(order)) {
    const message = `unknown order ${JSON.stringify(order)}: expected ${FACET_ORDERS.join(", ")}`;
    throw new AtlasError("invalid_query", message, { location: ["order"] });
  }
}
