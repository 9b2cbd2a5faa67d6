import { AtlasError } from "../errors.ts";
import { matchSteps } from "../language/match-rows.ts";
import type { Query } from "../language/query.ts";
import type { FieldPath } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { Rows } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import type { Facet } from "./facet.ts";
import { facetOf } from "./facet-of.ts";
import { FACET_ORDERS, type FacetOrder } from "./facet-values.ts";
import { type Filter, queryOf } from "./filter.ts";
import { withFieldOnly, withoutField } from "./without-field.ts";

const MAX_FIELDS = 50;
const MAX_VALUES = 1000;
const MAX_BINS = 100;

/** Which facets are asked for, under which filter. */
export interface FacetRequest {
  readonly filter?: Filter;
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
  /** Runs of the scope: those of the experiments that the filter asks for. */
  readonly total: number;
}

/** What decides the scope: a side bar is of an experiment, and everything else is what it narrows down. */
const SCOPE: FieldPath = "record.experiment_id";

/**
 * The values of some fields with the number of runs that would pass with each: conditions on a facet's own field do
 * not count for it, those on all other fields do. A condition on a field is a part of the filter's top-level
 * conjunction that asks something of this field and of no other, be it negated or a choice: `not status = failed`,
 * `(lr < 1 or lr is missing)`. What else asks something of the field counts.
 *
 * Beside each number stands that of the scope: the runs that pass the filter's conditions on the experiment, whatever
 * else it asks. A value that no run of the scope has is not listed; of the facet of experiments, all are.
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
  return finish(facetCountsSteps(table, request, options));
}

/** The steps of `facetCounts`, a facet each. */
export function* facetCountsSteps(
  table: Table,
  request: FacetRequest,
  options: { readonly timeZone?: string } = {},
): Steps<FacetResult> {
  checkRequest(request);
  const { filter = {}, fields, limit = 20, order = "count", bins = 20 } = request;
  const query = queryOf(filter, ["filter"]);
  // Many facets share a query: each is evaluated once.
  const known = new Map<Query, Rows>();
  function* rowsOf(part: Query): Steps<Rows> {
    let rows = known.get(part);
    if (rows === undefined) {
      rows = yield* matchSteps(table, part, { ...options, location: ["filter"] });
      known.set(part, rows);
    }
    return rows;
  }
  const matched = yield* rowsOf(query);
  const scope = withFieldOnly(query, SCOPE);
  const facets: Facet[] = [];
  for (const field of fields) {
    const rows = yield* rowsOf(withoutField(query, field));
    const scopeRows = yield* rowsOf(withoutField(scope, field));
    facets.push(facetOf(field, table.column(field), { rows, scopeRows }, { limit, order, bins }));
    yield;
  }
  const { length: total } = yield* rowsOf(scope);
  return { facets, matched: matched.length, total };
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
