import type { AggregateResult, HistogramResult, Versioned } from "@atlas/core";
import type { Hono } from "hono";
import type * as v from "valibot";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readBody } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { type AggregateAnswer, AggregateRequestSchema } from "../schemas/aggregate.ts";
import { type HistogramAnswer, HistogramRequestSchema } from "../schemas/histogram.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** `POST /api/aggregate` and `POST /api/histogram`: what plots are drawn from. */
export function servePlots(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/aggregate", {
    POST: async (c) => {
      const { value, text } = await readBody(c, AggregateRequestSchema);
      const answer = async () =>
        aggregateAnswerOf(value, await dataset.aggregate(value.request, { signal: c.req.raw.signal }));
      return dataAnswer(c, source.state(), answer, { basis: [text] });
    },
  });
  serveResource(app, "/api/histogram", {
    POST: async (c) => {
      const { value: request, text } = await readBody(c, HistogramRequestSchema);
      const answer = async () =>
        histogramAnswerOf(request.field, await dataset.histogram(request, { signal: c.req.raw.signal }));
      return dataAnswer(c, source.state(), answer, { basis: [text] });
    },
  });
}

function aggregateAnswerOf(
  { aggFn, request }: v.InferOutput<typeof AggregateRequestSchema>,
  result: Versioned<AggregateResult>,
): AggregateAnswer {
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
