import type { FieldValuesResult, Versioned } from "@atlas/core";
import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { serveResource } from "../resource.ts";
import {
  type FieldValuesAnswer,
  FieldValuesRequestSchema,
  FieldValuesSchema,
} from "../schemas/field-values.ts";
import { nonFiniteOfColumns } from "../wire/non-finite.ts";

/** `POST /api/fields/values`: some fields, run by run. */
export function serveFieldValues(app: Hono, api: ApiContext): void {
  serveResource(app, "/api/fields/values", {
    POST: {
      summary: "The values of some fields, run by run",
      description: "Of more than `max_points` runs, a uniform sample that `seed` decides.",
      body: FieldValuesRequestSchema,
      gives: FieldValuesSchema,
      example: { body: { fields: ["params.size", "metrics.score"], max_points: 100, include_run_ids: true } },
      answer: bodyAnswer(api, FieldValuesRequestSchema, async (request, options) =>
        answerOf(await api.dataset.values(request, options)),
      ),
    },
  });
}

function answerOf({ run_ids, ...values }: Versioned<FieldValuesResult>): FieldValuesAnswer {
  return { ...values, run_ids: run_ids ?? null, ...nonFiniteOfColumns(Object.entries(values.fields)) };
}
