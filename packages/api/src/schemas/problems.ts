import * as v from "valibot";
import { CountSchema, listOf, VersionSchema } from "./json.ts";
import { countText, integerText } from "./query-text.ts";

/** A piece of bad data that was left out, or taken in part. */
export const ProblemSchema = v.object({
  store: v.string(),
  path: v.string(),
  reason: v.string(),
  effect: v.picklist(["skipped", "partly read"]),
});

/** The query string of `GET /api/problems`. */
export const ProblemsQuerySchema = v.object({
  limit: v.optional(v.pipe(integerText(), v.minValue(1), v.maxValue(1000)), "100"),
  offset: v.optional(countText(), "0"),
});

/** `GET /api/problems`. */
export const ProblemsSchema = v.object({
  problems: listOf(ProblemSchema),
  total: CountSchema,
  limit: CountSchema,
  offset: CountSchema,
  version: VersionSchema,
});

/** A page of the list of problems as an answer holds it. */
export type ProblemsAnswer = v.InferOutput<typeof ProblemsSchema>;
