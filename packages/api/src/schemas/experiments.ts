import * as v from "valibot";
import { CountSchema, listOf, VersionSchema } from "./json.ts";

const ExperimentEntries = {
  experiment_id: v.string(),
  run_count: CountSchema,
  latest_run: v.nullable(v.string()),
};

const StatusCountsEntries = {
  success: CountSchema,
  failed: CountSchema,
  running: CountSchema,
  cancelled: CountSchema,
  other: CountSchema,
};

/** `GET /api/meta/experiments`: the newest first. */
export const ExperimentsSchema = v.object({ experiments: listOf(v.object(ExperimentEntries)) });

/** `GET /api/meta/experiments/summary`: the newest first. */
export const ExperimentSummariesSchema = v.object({
  experiments: listOf(
    v.object({
      ...ExperimentEntries,
      ...StatusCountsEntries,
      name: v.string(),
      version: v.string(),
      tags: listOf(v.string()),
      total_runs: v.nullable(CountSchema),
    }),
  ),
  /** The data version that answered. */
  version: VersionSchema,
});

/** `GET /api/meta/experiments/designs`: by id. */
export const DesignsSchema = v.object({
  designs: listOf(
    v.object({
      experiment_id: v.string(),
      /** The params that differ between its runs. */
      varied: listOf(v.string()),
      configuration_count: CountSchema,
      seed_count: CountSchema,
    }),
  ),
  version: VersionSchema,
});

/** `GET /api/experiments/{id}/status-counts`. */
export const StatusCountsSchema = v.object({ ...StatusCountsEntries, total: CountSchema });

/** The list of experiments as an answer holds it. */
export type ExperimentsAnswer = v.InferOutput<typeof ExperimentsSchema>;

/** The list of experiments with their counts, as an answer holds it. */
export type ExperimentSummariesAnswer = v.InferOutput<typeof ExperimentSummariesSchema>;

/** An experiment's runs by state, as an answer holds them. */
export type StatusCountsAnswer = v.InferOutput<typeof StatusCountsSchema>;
