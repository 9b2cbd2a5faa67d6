import type {
  Cell,
  ConfigurationCell,
  ConfigurationsPage,
  ConfigurationsQuery,
  JsonValue,
  RowsPage,
  RowsQuery,
  Versioned,
} from "@atlas/core";
import type { Hono } from "hono";
import * as v from "valibot";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { type ConfigurationsAnswer, ConfigurationsSchema } from "../schemas/configurations.ts";
import { DEFAULT_LIMIT, type RowsAnswer, RowsRequestSchema, RowsSchema } from "../schemas/rows.ts";
import { nonFiniteOfColumns } from "../wire/non-finite.ts";

/** `POST /api/rows`: cells of runs, or of configurations, answered from columns without reading a file. */
export function serveRows(app: Hono, api: ApiContext): void {
  const { dataset } = api;
  serveResource(app, "/api/rows", {
    POST: {
      summary: "Cells of runs or of configurations, by column, without reading a file",
      description:
        "Configurations are runs of one experiment with equal params: a cell is the value that all of them have, or a summary of their numbers.",
      body: RowsRequestSchema,
      gives: v.union([RowsSchema, ConfigurationsSchema]),
      example: {
        body: {
          filter: { experiment_id: EXAMPLE.experiment },
          columns: ["params.size", "metrics.score"],
          sort: [{ field: "metrics.score", order: "desc" }],
          limit: 10,
        },
      },
      answer: bodyAnswer(api, RowsRequestSchema, async ({ rows, ...query }, options) =>
        rows === "runs"
          ? rowsAnswerOf(query, await dataset.rows(query, options))
          : configurationsAnswerOf(query, await dataset.configurations(query, options)),
      ),
    },
  });
}

function rowsAnswerOf(query: RowsQuery, page: RowsPage): RowsAnswer {
  const columns = query.columns.map((path, i) => [path, page.columns[i] ?? []] as const);
  return {
    columns: Object.fromEntries(columns.map(([path, cells]) => [path, cells.map(jsonOf)])),
    run_ids: page.run_ids,
    total: page.total,
    limit: query.limit ?? DEFAULT_LIMIT,
    offset: query.offset ?? 0,
    counts: page.counts,
    version: page.version,
    ...nonFiniteOfColumns(columns),
  };
}

function configurationsAnswerOf(
  query: ConfigurationsQuery,
  page: Versioned<ConfigurationsPage>,
): ConfigurationsAnswer {
  const columns = query.columns.map(
    (path, i) => [path, page.configurations.map(({ cells }) => cellJsonOf(cells[i]!))] as const,
  );
  return {
    columns: Object.fromEntries(columns),
    configurations: page.configurations.map(({ cells: _, ...configuration }) => configuration),
    total: page.total,
    limit: query.limit ?? DEFAULT_LIMIT,
    offset: query.offset ?? 0,
    counts: page.counts,
    version: page.version,
    ...nonFiniteOfColumns(columns),
  };
}

function cellJsonOf(cell: ConfigurationCell) {
  return cell.kind === "value" ? { ...cell, value: jsonOf(cell.value) } : cell;
}

function jsonOf(cell: Cell): JsonValue {
  return cell === undefined ? null : cell;
}
