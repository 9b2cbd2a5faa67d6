import type { AskOptions } from "@atlas/core";
import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { OverviewRequestSchema, OverviewSchema } from "../schemas/overview.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** An experiment's design, coverage, failures and metrics: `/api/experiments/{id}/overview`, and by POST for ids that no URL can hold. */
export function serveOverview(app: Hono, api: ApiContext): void {
  const overviewOf = async (experimentId: string, options: AskOptions) =>
    withNonFinite(await api.dataset.overview(experimentId, options));

  serveResource(app, "/api/experiments/:id{[^/]*}/overview", {
    GET: {
      summary: "What an experiment varied, how far it is, how it failed and what it measured",
      description: "Of an unknown experiment: zeros and empty lists.",
      gives: OverviewSchema,
      example: { path: { id: EXAMPLE.experiment } },
      answer: (c) =>
        dataAnswer(c, api.source.state(), () =>
          overviewOf(c.req.param("id") ?? "", { signal: c.req.raw.signal }),
        ),
    },
  });

  serveResource(app, "/api/overview", {
    POST: {
      summary: "The same, of an experiment whose id no URL can hold",
      body: OverviewRequestSchema,
      gives: OverviewSchema,
      example: { body: { experiment_id: EXAMPLE.experiment } },
      answer: bodyAnswer(api, OverviewRequestSchema, ({ experiment_id }, options) =>
        overviewOf(experiment_id, options),
      ),
    },
  });
}
