import * as v from "valibot";
import { CountSchema, listOf, VersionSchema } from "./json.ts";
import { ProblemSchema } from "./problems.ts";

/** `GET /api/health`. */
export const HealthSchema = v.object({
  status: v.literal("healthy"),
  store_path: v.string(),
  store_type: v.picklist(["local", "multi", "remote", "memory"]),
  /** For clients of the Python Atlas; a place that cannot be opened is not served at all. */
  store_exists: v.literal(true),
  /** Atlas's own. */
  version: v.string(),
  data_version: VersionSchema,
  /** How many stores there are; `store_list` has them. */
  stores: CountSchema,
  store_list: listOf(
    v.object({
      path: v.string(),
      root: v.string(),
      experiment_id: v.nullable(v.string()),
      runs: CountSchema,
    }),
  ),
  runs: CountSchema,
  last_scan: v.nullable(v.string()),
  progress: v.object({ read: CountSchema, found: CountSchema, done: v.boolean() }),
  /** How changes are noticed; null where they are seen at a refresh only. */
  following: v.nullable(v.object({ how: v.picklist(["watching", "polling"]), interval_ms: v.number() })),
  /** The ways to places on other machines; absent where all is at hand. */
  links: v.exactOptional(
    listOf(
      v.object({
        root: v.string(),
        state: v.picklist(["connecting", "connected", "lost"]),
        /** ISO 8601 with zone. */
        since: v.string(),
        /** Why it is lost; null while it is not. */
        reason: v.nullable(v.string()),
        /** How many questions are on their way. */
        requests: CountSchema,
        /** How many bytes of files have come by it so far. */
        received_bytes: CountSchema,
      }),
    ),
  ),
  /** At most `MAX_PROBLEMS`; `problem_count` says how many there are, and `/api/problems` has them all. */
  problems: listOf(ProblemSchema),
  problem_count: CountSchema,
});

/** How many problems an answer lists at most. */
export const MAX_PROBLEMS = 1000;

/** The state of the server and its stores as an answer holds it. */
export type HealthAnswer = v.InferOutput<typeof HealthSchema>;
