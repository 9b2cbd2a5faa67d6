import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { DesignRequestSchema, DesignSchema } from "../schemas/design.ts";
import { PairsSchema } from "../schemas/pairs.ts";
import { MissingSchema, RankingSchema } from "../schemas/ranking.ts";
import {
  MeansRequestSchema,
  PairRequestSchema,
  RankingRequestSchema,
  ReplicateRequestSchema,
} from "../schemas/replicates.ts";
import { MeansSchema, OddSchema, VarianceSchema } from "../schemas/variance.ts";
import { withNonFinite } from "../wire/non-finite.ts";

const SCORE = { experiment_id: EXAMPLE.experiment, field: "metrics.score" };

/** `POST /api/replicates/…`: what the runs of an experiment say that differ in nothing but their seed. */
export function serveReplicates(app: Hono, api: ApiContext): void {
  const { dataset } = api;
  serveResource(app, "/api/replicates/design", {
    POST: {
      summary: "How the params of an experiment were combined and repeated",
      description:
        "From its runs and its newest manifest. Of an unknown experiment: no param and no configuration.",
      body: DesignRequestSchema,
      gives: DesignSchema,
      example: { body: { experiment_id: EXAMPLE.experiment } },
      answer: bodyAnswer(api, DesignRequestSchema, async ({ experiment_id }, options) =>
        withNonFinite(await dataset.design(experiment_id, options)),
      ),
    },
  });
  serveResource(app, "/api/replicates/ranking", {
    POST: {
      summary: "The configurations of an experiment by their mean, and which are as good as the best",
      body: RankingRequestSchema,
      gives: RankingSchema,
      example: { body: { ...SCORE, goal: "max", limit: 10 } },
      answer: bodyAnswer(api, RankingRequestSchema, async (request, options) =>
        withNonFinite(await dataset.ranking(request, options)),
      ),
    },
  });
  serveResource(app, "/api/replicates/pairs", {
    POST: {
      summary: "Configurations compared with one of them, seed by seed",
      description:
        "At most 1000 comparisons. The baseline goes by its `params_fingerprint`, which a matching run must have.",
      body: PairRequestSchema,
      gives: PairsSchema,
      example: { body: { ...SCORE, baseline: "p0" } },
      answer: bodyAnswer(api, PairRequestSchema, async (request, options) =>
        withNonFinite(await dataset.pairs(request, options)),
      ),
    },
  });
  serveResource(app, "/api/replicates/variance", {
    POST: {
      summary: "Which params the variance of a field comes from, and how much of it is noise",
      body: ReplicateRequestSchema,
      gives: VarianceSchema,
      example: { body: SCORE },
      answer: bodyAnswer(api, ReplicateRequestSchema, (request, options) =>
        dataset.variance(request, options),
      ),
    },
  });
  serveResource(app, "/api/replicates/odd", {
    POST: {
      summary:
        "Replicates far from their configuration, seeds that are high or low everywhere, what runs fail under",
      body: ReplicateRequestSchema,
      gives: OddSchema,
      example: { body: SCORE },
      answer: bodyAnswer(api, ReplicateRequestSchema, async (request, options) =>
        withNonFinite(await dataset.odd(request, options)),
      ),
    },
  });
  serveResource(app, "/api/replicates/missing", {
    POST: {
      summary: "Which configurations lack a number of a seed that others have one of",
      body: ReplicateRequestSchema,
      gives: MissingSchema,
      example: { body: SCORE },
      answer: bodyAnswer(api, ReplicateRequestSchema, async (request, options) =>
        withNonFinite(await dataset.missing(request, options)),
      ),
    },
  });
  serveResource(app, "/api/replicates/means", {
    POST: {
      summary: "Means over seeds with their intervals, laid out by params",
      description: "At most 10,000 cells.",
      body: MeansRequestSchema,
      gives: MeansSchema,
      example: { body: { ...SCORE, rows: ["params.size"], columns: ["params.kind"], goal: "max" } },
      answer: bodyAnswer(api, MeansRequestSchema, async (request, options) =>
        withNonFinite(await dataset.means(request, options)),
      ),
    },
  });
}
