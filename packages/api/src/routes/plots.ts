import {
  type AggregateRequest,
  type AggregateResult,
  AtlasError,
  type HistogramResult,
  type Statistic,
  type Versioned,
} from "@atlas/core";
import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { serveResource } from "../resource.ts";
import { type AggregateAnswer, AggregateRequestSchema, AggregateSchema } from "../schemas/aggregate.ts";
import { DensityRequestSchema, DensitySchema } from "../schemas/density.ts";
import { type HistogramAnswer, HistogramRequestSchema, HistogramSchema } from "../schemas/histogram.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** More would keep everyone else waiting while they are written, and nobody can tell them apart. */
const MAX_POINTS = 100_000;

/** `POST /api/aggregate`, `/api/histogram` and `/api/density`: what plots are drawn from. */
export function servePlots(app: Hono, api: ApiContext): void {
  const { dataset } = api;
  serveResource(app, "/api/aggregate", {
    POST: {
      summary: "One field over another: series of points with intervals",
      body: AggregateRequestSchema,
      gives: AggregateSchema,
      example: {
        body: {
          x_field: "params.size",
          y_field: "metrics.score",
          group_by: ["params.kind"],
          error_bars: "ci95",
        },
      },
      answer: bodyAnswer(api, AggregateRequestSchema, async ({ aggFn, ...request }, options) =>
        aggregateAnswerOf(aggFn, request, await dataset.aggregate(request, options)),
      ),
    },
  });
  serveResource(app, "/api/histogram", {
    POST: {
      summary: "How often the numbers of a field lie in bins of equal width",
      body: HistogramRequestSchema,
      gives: HistogramSchema,
      example: { body: { field: "metrics.score", bin_count: 10, stack_by: "params.kind" } },
      answer: bodyAnswer(api, HistogramRequestSchema, async (request, options) =>
        histogramAnswerOf(request.field, await dataset.histogram(request, options)),
      ),
    },
  });
  serveResource(app, "/api/density", {
    POST: {
      summary: "How many runs lie in each cell of a grid over two fields",
      body: DensityRequestSchema,
      gives: DensitySchema,
      example: { body: { x_field: "params.size", y_field: "metrics.score", columns: 4, rows: 3 } },
      answer: bodyAnswer(api, DensityRequestSchema, (request, options) => dataset.density(request, options)),
    },
  });
}

function aggregateAnswerOf(
  aggFn: Statistic,
  request: AggregateRequest,
  result: Versioned<AggregateResult>,
): AggregateAnswer {
  const points = result.series.reduce((sum, series) => sum + series.points.length, 0);
  if (points > MAX_POINTS)
    throw new AtlasError(
      "invalid_query",
      `These would be ${points} points, and there may be ${MAX_POINTS}: group by less, or ask /api/fields/values`,
      { location: ["x_field"] },
    );
  return withNonFinite({
    ...result,
    x_field: request.x,
    y_field: request.y,
    agg_fn: aggFn,
    error_bars: request.errorBars ?? "std",
    total_runs: result.counts.used,
  });
}

function histogramAnswerOf(field: string, result: Versioned<HistogramResult>): HistogramAnswer {
  return withNonFinite({ field, ...result });
}
