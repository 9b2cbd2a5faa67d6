import { allOf, type Filter, type FilterSpec, queryOf } from "@atlas/core";
import * as v from "valibot";
import type { ExportRequest } from "../export/export-request.ts";
import { EXPORT_FORMATS } from "../export/export-request.ts";
import { FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { listOf, requestOf } from "./json.ts";
import { booleanText } from "./query-text.ts";
import { FilterTexts } from "./runs-query.ts";

/** Members of a request that say what of the runs is exported. */
interface Parts {
  readonly format: ExportRequest["format"];
  readonly include_record: boolean;
  readonly include_params: boolean;
  readonly include_metrics: boolean;
  readonly include_derived: boolean;
  readonly include_data: boolean;
}

/** The query string of an export: a filter, a format, and what of the runs is to be in it. */
export const ExportQuerySchema = v.pipe(
  v.object({
    ...FilterTexts,
    format: v.optional(v.picklist(EXPORT_FORMATS), "csv"),
    include_record: v.optional(booleanText(), "true"),
    include_params: v.optional(booleanText(), "true"),
    include_metrics: v.optional(booleanText(), "true"),
    include_derived: v.optional(booleanText(), "true"),
    include_data: v.optional(booleanText(), "false"),
  }),
  v.transform(({ q, experiment_id, status, started_after, started_before, field_filters, ...parts }) => {
    const texts = { experiment_id, status, started_after, started_before, field_filters };
    const filter = withoutAbsent<FilterSpec>(texts);
    return exportRequestOf(filterOf({ filter, q }), parts);
  }),
);

/** The body of `POST /api/export`. */
export const ExportBodySchema = v.pipe(
  requestOf({
    ...FilterEntries,
    /** Picked runs, of which those that match are exported; all that match when absent. */
    run_ids: v.nullish(listOf(v.string())),
    format: v.optional(v.picklist(EXPORT_FORMATS), "csv"),
    include_record: v.optional(v.boolean(), true),
    include_params: v.optional(v.boolean(), true),
    include_metrics: v.optional(v.boolean(), true),
    include_derived: v.optional(v.boolean(), true),
    include_data: v.optional(v.boolean(), false),
  }),
  v.transform(({ filter, q, run_ids, ...parts }) => {
    const matching = filterOf({ filter, q });
    return exportRequestOf(run_ids == null ? matching : oneOf(run_ids, matching), parts);
  }),
);

/** The runs among some that match. */
function oneOf(runIds: readonly string[], filter: Filter = {}): Filter {
  const picked = queryOf({ field_filters: [{ field: "record.run_id", op: "in", value: [...runIds] }] });
  return allOf([picked, queryOf(filter, ["filter"])]);
}

function exportRequestOf(filter: Filter | undefined, parts: Parts): ExportRequest {
  const namespaces = (["record", "params", "metrics", "derived"] as const).filter(
    (namespace) => parts[`include_${namespace}`],
  );
  return { filter: filter ?? {}, format: parts.format, namespaces, withResults: parts.include_data };
}
