import * as v from "valibot";
import { CountSchema, listOf } from "./json.ts";

/** `GET /api/experiments/{id}/slurm-status`: how many of its tasks are how. */
export const SlurmSchema = v.object({
  job_ids: listOf(v.string()),
  total: CountSchema,
  running: CountSchema,
  pending: CountSchema,
  completed: CountSchema,
  /** By themselves, or with their node. */
  failed: CountSchema,
  cancelled: CountSchema,
  timeout: CountSchema,
  /** Out of memory. */
  oom: CountSchema,
  /** In a state that is none of these: preempted, suspended. */
  other: CountSchema,
  last_squeue_at: v.nullable(v.string()),
  last_sacct_at: v.nullable(v.string()),
  /** Whether `sacct` could not be asked the last time. */
  sacct_stale: v.boolean(),
  /** Why there are only zeros, or what could not be asked; null where all is well. */
  reason: v.nullable(v.string()),
});

/** How the jobs of an experiment are, as an answer holds it. */
export type SlurmAnswer = v.InferOutput<typeof SlurmSchema>;
