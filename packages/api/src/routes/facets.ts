import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { FacetsRequestSchema, FacetsSchema } from "../schemas/facets.ts";
import { VaryingRequestSchema, VaryingSchema } from "../schemas/varying.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** `POST /api/facets` and `POST /api/varying`: what there is to choose from among the runs that match. */
export function serveFacets(app: Hono, api: ApiContext): void {
  const { dataset } = api;
  serveResource(app, "/api/facets", {
    POST: {
      summary: "The values of fields, with the runs that would match with each",
      body: FacetsRequestSchema,
      gives: FacetsSchema,
      example: { body: { fields: ["record.status", "params.kind", "metrics.score"], q: "params.size > 1" } },
      answer: bodyAnswer(api, FacetsRequestSchema, async (request, options) =>
        withNonFinite(await dataset.facets(request, options)),
      ),
    },
  });

  serveResource(app, "/api/varying", {
    POST: {
      summary: "Which fields differ between the runs that match, and what the others hold",
      body: VaryingRequestSchema,
      gives: VaryingSchema,
      example: { body: { filter: { experiment_id: EXAMPLE.experiment } } },
      answer: bodyAnswer(api, VaryingRequestSchema, async (query, options) =>
        withNonFinite(await dataset.varying(query, options)),
      ),
    },
  });
}
