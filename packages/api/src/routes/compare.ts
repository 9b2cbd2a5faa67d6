import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { serveResource } from "../resource.ts";
import { CompareRequestSchema, CompareSchema } from "../schemas/compare.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** `POST /api/compare`: what some runs differ in. */
export function serveCompare(app: Hono, api: ApiContext): void {
  serveResource(app, "/api/compare", {
    POST: {
      summary: "What 2 to 200 runs differ in, and what they have in common",
      body: CompareRequestSchema,
      gives: CompareSchema,
      example: { body: { run_ids: ["4c6951009102e429", "0000000000000000"] } },
      answer: bodyAnswer(api, CompareRequestSchema, async ({ run_ids }, options) =>
        withNonFinite(await api.dataset.compare(run_ids, options)),
      ),
    },
  });
}
