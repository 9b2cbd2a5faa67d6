import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

const NumberOrNull = v.nullable(v.number());

/** By which test configurations are told apart from the best. */
export const PairedTestNameSchema = v.nullable(v.picklist(["sign_flip", "t"]));

/** The members of a mean over seeds, with its 95% interval by Student's t. */
export const MeanIntervalEntries = {
  n: CountSchema,
  mean: NumberOrNull,
  sd: NumberOrNull,
  low: NumberOrNull,
  high: NumberOrNull,
};

/** `POST /api/replicates/ranking`. */
export const RankingSchema = v.object({
  params: listOf(v.string()),
  best: v.nullable(v.string()),
  test: PairedTestNameSchema,
  test_count: CountSchema,
  as_good_count: CountSchema,
  replicated_count: CountSchema,
  configurations: listOf(
    v.object({
      params_fingerprint: v.string(),
      /** One a param, null where it has none. */
      values: listOf(JsonValueSchema),
      run_count: CountSchema,
      failed: CountSchema,
      missing: CountSchema,
      not_finite: CountSchema,
      repeated: CountSchema,
      ...MeanIntervalEntries,
      standing: v.picklist(["best", "as_good", "worse", "untested", "unmeasured"]),
      against_best: v.nullable(
        v.object({ pairs: CountSchema, mean_difference: v.number(), p: v.number(), holm_p: v.number() }),
      ),
    }),
  ),
  total: CountSchema,
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** `POST /api/replicates/missing`. */
export const MissingSchema = v.object({
  params: listOf(v.string()),
  seed_count: CountSchema,
  configurations: listOf(
    v.object({
      params_fingerprint: v.string(),
      values: listOf(JsonValueSchema),
      params_resolved: JsonValueSchema,
      missing: listOf(
        v.object({ seed: v.string(), run_id: v.nullable(v.string()), status: v.nullable(v.string()) }),
      ),
      missing_count: CountSchema,
    }),
  ),
  incomplete_count: CountSchema,
  missing_count: CountSchema,
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
