import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, VersionSchema } from "./json.ts";
import { MeanIntervalEntries, PairedTestNameSchema } from "./ranking.ts";
import { NonFiniteSchema } from "./run.ts";

const NumberOrNull = v.nullable(v.number());
const ShareEntries = { share: v.number(), low: NumberOrNull, high: NumberOrNull };

/** How many runs of those that match have a finite number. */
const CountsSchema = v.object({
  matched: CountSchema,
  used: CountSchema,
  missing: CountSchema,
  not_finite: CountSchema,
});

/** `POST /api/replicates/variance`. */
export const VarianceSchema = v.object({
  method: v.picklist(["balanced", "permutation"]),
  effects: listOf(v.object({ params: listOf(v.string()), ...ShareEntries })),
  higher: NumberOrNull,
  noise: v.nullable(v.object(ShareEntries)),
  /** How much of the variance between configurations a model tells of those it was not shown. */
  predicted: v.nullable(v.object(ShareEntries)),
  aliased: listOf(listOf(v.string())),
  configurations: CountSchema,
  counts: CountsSchema,
  version: VersionSchema,
});

/** `POST /api/replicates/odd`. */
export const OddSchema = v.object({
  replicates: listOf(
    v.object({
      params_fingerprint: v.string(),
      seed: v.string(),
      value: v.number(),
      median: v.number(),
      /** Null, and named in `non_finite`, where all others are equal. */
      residual: NumberOrNull,
    }),
  ),
  replicate_count: CountSchema,
  seeds: listOf(
    v.object({
      seed: v.string(),
      configurations: CountSchema,
      mean_residual: v.number(),
      holm_p: v.number(),
    }),
  ),
  /** Values of params under which runs fail more often than under the others. */
  failing: listOf(
    v.object({
      path: v.string(),
      from: JsonValueSchema,
      to: JsonValueSchema,
      runs: CountSchema,
      failed: CountSchema,
      low: v.number(),
      high: v.number(),
      rate_of_others: v.number(),
      holm_p: v.number(),
    }),
  ),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});

/** `POST /api/replicates/means`. */
export const MeansSchema = v.object({
  /** The values of the rows' fields, one list a row of the table; null for having none. */
  row_values: listOf(listOf(JsonValueSchema)),
  column_values: listOf(listOf(JsonValueSchema)),
  /** A list a row, with an entry a column; null where there is no number. */
  cells: listOf(
    listOf(v.nullable(v.object({ ...MeanIntervalEntries, mean: v.number(), is_best: v.boolean() }))),
  ),
  test: PairedTestNameSchema,
  mixed: listOf(v.string()),
  counts: CountsSchema,
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
