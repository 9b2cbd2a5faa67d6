import type { Cell, JsonValue, RowsPage, RowsQuery } from "@atlas/core";
import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readBody } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { DEFAULT_LIMIT, type RowsAnswer, RowsRequestSchema } from "../schemas/rows.ts";
import { nonFiniteIn } from "../wire/non-finite.ts";

/** `POST /api/rows`: cells of runs, answered from columns without reading a file. */
export function serveRows(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/rows", {
    POST: async (c) => {
      const { value: query, text } = await readBody(c, RowsRequestSchema);
      const answer = async () => rowsAnswerOf(query, await dataset.rows(query, { signal: c.req.raw.signal }));
      return dataAnswer(c, source.state(), answer, { basis: [text] });
    },
  });
}

function rowsAnswerOf(query: RowsQuery, page: RowsPage): RowsAnswer {
  const columns = query.columns.map((path, i) => [path, page.columns[i] ?? []] as const);
  const nonFinite = columns.flatMap(([path, cells]) => {
    const words = nonFiniteIn(cells);
    return words === undefined ? [] : [[path, words] as const];
  });
  return {
    columns: Object.fromEntries(columns.map(([path, cells]) => [path, cells.map(jsonOf)])),
    run_ids: page.run_ids,
    total: page.total,
    limit: query.limit ?? DEFAULT_LIMIT,
    offset: query.offset ?? 0,
    counts: page.counts,
    version: page.version,
    ...(nonFinite.length > 0 ? { non_finite: Object.fromEntries(nonFinite) } : {}),
  };
}

function jsonOf(cell: Cell): JsonValue {
  return cell === undefined ? null : cell;
}
