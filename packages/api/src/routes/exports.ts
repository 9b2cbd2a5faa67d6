import { allOf, queryOf } from "@atlas/core";
import type { Context, Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { EXPORT_MEDIA_TYPES, exportAnswer } from "../export/export-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { readBody, readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { ExportBodySchema, ExportQuerySchema } from "../schemas/export.ts";

const DESCRIPTION =
  "Columns: `run_id`, the record's members, `param_KEY`, `KEY` of a metric (`metric_KEY` where another column has that name), `derived_KEY`, and with `include_data` `data_NAME`, the text of what a run captured. Oldest run first.";

/** Runs as a file: those of an experiment, or those that a filter matches. */
export function serveExports(app: Hono, { source, timeZone }: ApiContext): void {
  const optionsOf = (c: Context) => ({
    signal: c.req.raw.signal,
    ...(timeZone !== undefined && { timeZone }),
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/export", {
    GET: {
      summary: "An experiment's runs as a file",
      description: DESCRIPTION,
      query: ExportQuerySchema,
      gives: EXPORT_MEDIA_TYPES,
      example: { path: { id: EXAMPLE.experiment }, query: { format: "csv" } },
      answer: (c) => {
        const id = c.req.param("id") ?? "";
        const request = readQuery(c, ExportQuerySchema);
        const own = queryOf({ experiment_id: id });
        const filter = allOf([own, queryOf(request.filter, ["filter"])]);
        return exportAnswer(source, { ...request, filter }, id, optionsOf(c));
      },
    },
  });

  serveResource(app, "/api/export", {
    GET: {
      summary: "The runs that a filter matches, as a file",
      description: DESCRIPTION,
      query: ExportQuerySchema,
      gives: EXPORT_MEDIA_TYPES,
      example: { query: { status: "success", format: "parquet" } },
      answer: (c) => exportAnswer(source, readQuery(c, ExportQuerySchema), "runs", optionsOf(c)),
    },
    POST: {
      summary: "The runs that a filter of any length matches, as a file",
      description: DESCRIPTION,
      body: ExportBodySchema,
      gives: EXPORT_MEDIA_TYPES,
      example: { body: { filter: { experiment_id: EXAMPLE.experiment }, format: "arrow" } },
      answer: async (c) => {
        const { value } = await readBody(c, ExportBodySchema);
        return exportAnswer(source, value, "runs", optionsOf(c));
      },
    },
  });
}
