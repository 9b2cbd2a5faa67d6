import * as v from "valibot";
import { CountSchema, JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/overview`. */
export const OverviewRequestSchema = requestOf({ experiment_id: v.string() });

const VariedParamSchema = v.object({
  path: v.string(),
  distinct: CountSchema,
  missing: CountSchema,
  /** In ascending order; the first 50. */
  values: listOf(v.object({ value: JsonValueSchema, count: CountSchema })),
});

const CoveredConfigurationSchema = v.object({
  params_fingerprint: v.string(),
  run_id: v.string(),
  /** One for each param that varies, null where the configuration has none. */
  values: listOf(JsonValueSchema),
  /** A letter a seed: "s" success, "r" running, "f" failed, "c" cancelled, "o" another state, "." no run. */
  states: v.string(),
});

const FailureGroupSchema = v.object({
  type: v.nullable(v.string()),
  count: CountSchema,
  /** The most frequent first; at most 20. */
  messages: listOf(v.string()),
  message_count: CountSchema,
  /** The newest of the runs. */
  run_id: v.string(),
});

const SpreadSchema = v.object({
  min: v.number(),
  q1: v.number(),
  median: v.number(),
  q3: v.number(),
  max: v.number(),
});

const SummaryEntries = { path: v.string(), missing: CountSchema };

const MetricSummarySchema = v.variant("kind", [
  v.object({
    ...SummaryEntries,
    kind: v.literal("numbers"),
    n: CountSchema,
    not_finite: CountSchema,
    spread: v.nullable(SpreadSchema),
    scale: v.picklist(["linear", "log"]),
    /** In bins of equal width on the scale. */
    counts: listOf(CountSchema),
  }),
  v.object({ ...SummaryEntries, kind: v.literal("booleans"), true: CountSchema, false: CountSchema }),
  v.object({
    ...SummaryEntries,
    kind: v.literal("values"),
    distinct: CountSchema,
    values: listOf(v.object({ value: JsonValueSchema, count: CountSchema })),
  }),
]);

/** `GET /api/experiments/{id}/overview` and `POST /api/overview`. */
export const OverviewSchema = v.object({
  experiment_id: v.string(),
  run_count: CountSchema,
  success: CountSchema,
  failed: CountSchema,
  running: CountSchema,
  cancelled: CountSchema,
  other: CountSchema,
  first_started_at: v.nullable(v.string()),
  last_finished_at: v.nullable(v.string()),
  /** Those that have been running for longest first; at most 100. */
  running_runs: listOf(v.object({ run_id: v.string(), started_at: v.nullable(v.string()) })),
  design: v.object({
    varied: listOf(VariedParamSchema),
    constant_count: CountSchema,
    configuration_count: CountSchema,
    seed_count: CountSchema,
  }),
  coverage: v.object({
    /** What the states are in the order of; empty where configurations do not share their seeds. */
    seeds: listOf(v.string()),
    configurations: listOf(CoveredConfigurationSchema),
    complete_count: CountSchema,
  }),
  /** The most frequent first; at most 50. */
  failures: listOf(FailureGroupSchema),
  failure_group_count: CountSchema,
  /** At most 200. */
  metrics: listOf(MetricSummarySchema),
  metric_count: CountSchema,
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
