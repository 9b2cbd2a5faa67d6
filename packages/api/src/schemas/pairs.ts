import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

const NumberOrNull = v.nullable(v.number());

const ComparisonSchema = v.object({
  params_fingerprint: v.string(),
  params_resolved: JsonValueSchema,
  /** How many pairs, and in how many of them this one is above, equal to, and below the baseline. */
  n: CountSchema,
  above: CountSchema,
  equal: CountSchema,
  below: CountSchema,
  mean: NumberOrNull,
  baseline_mean: NumberOrNull,
  mean_difference: NumberOrNull,
  low: NumberOrNull,
  high: NumberOrNull,
  sd: NumberOrNull,
  effect_size: NumberOrNull,
  /** `t` is null, and named in `non_finite`, where all differences are equal. */
  t_test: v.nullable(v.object({ t: NumberOrNull, degrees_of_freedom: CountSchema, p: v.number() })),
  signed_rank: v.nullable(
    v.object({
      n: CountSchema,
      rank_sum: v.number(),
      p: v.number(),
      method: v.picklist(["exact", "normal"]),
    }),
  ),
  sign_flip: v.nullable(
    v.object({ p: v.number(), method: v.picklist(["exact", "sampled"]), assignments: CountSchema }),
  ),
  variance_removed: NumberOrNull,
  pairs: listOf(v.object({ seed: v.string(), baseline: v.number(), value: v.number() })),
  /** The first 100 seeds without a counterpart. */
  unpaired: listOf(v.string()),
  unpaired_count: CountSchema,
  baseline_unpaired: listOf(v.string()),
  baseline_unpaired_count: CountSchema,
  repeated: CountSchema,
  missing: CountSchema,
  not_finite: CountSchema,
  holm_p: NumberOrNull,
  benjamini_hochberg_p: NumberOrNull,
  caution: v.nullable(v.picklist(["untested", "few_pairs"])),
});

/** `POST /api/replicates/pairs`. */
export const PairsSchema = v.object({
  baseline: v.string(),
  baseline_params: JsonValueSchema,
  comparisons: listOf(ComparisonSchema),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
