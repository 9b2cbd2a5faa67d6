import * as v from "valibot";
import { CountSchema, JsonObjectSchema, JsonValueSchema, listOf } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

const ResultEntries = {
  name: v.string(),
  shape: v.nullable(listOf(CountSchema)),
  dtype: v.nullable(v.string()),
  metadata: JsonObjectSchema,
};

/** `GET /api/runs/{run_id}/data`. */
export const ResultsSchema = v.object({
  run_id: v.string(),
  entries: listOf(v.object(ResultEntries)),
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** `GET /api/runs/{run_id}/data/{name}`. */
export const ResultSchema = v.object({
  ...ResultEntries,
  data: JsonValueSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** What a run captured, without the values, as an answer holds it. */
export type ResultsAnswer = v.InferOutput<typeof ResultsSchema>;

/** One value that a run captured, as an answer holds it. */
export type ResultAnswer = v.InferOutput<typeof ResultSchema>;
