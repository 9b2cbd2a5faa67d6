import type { LogRange } from "@atlas/core";
import * as v from "valibot";
import { CountSchema, listOf } from "./json.ts";
import { countText } from "./query-text.ts";

/** How much of a log an answer holds at most: as much as a page can still show. */
const MAX_LOG_BYTES = 32 * 1024 * 1024;

const Size = v.pipe(countText(), v.maxValue(MAX_LOG_BYTES));

/** The query string of `GET /api/runs/{run_id}/logs/{name}`: `tail`, or `offset` and `limit`, in bytes. */
export const LogQuerySchema = v.pipe(
  v.object({
    offset: v.optional(countText(), "0"),
    limit: v.optional(Size, String(MAX_LOG_BYTES)),
    tail: v.optional(Size),
  }),
  v.transform(({ offset, limit, tail }): LogRange => (tail === undefined ? { offset, limit } : { tail })),
);

/** `GET /api/runs/{run_id}/logs`. */
export const LogsSchema = v.object({ run_id: v.string(), logs: listOf(v.string()) });

/** `GET /api/runs/{run_id}/logs/{name}`. */
export const LogSchema = v.object({
  run_id: v.string(),
  log_name: v.string(),
  content: v.string(),
  exists: v.boolean(),
  /** Of the whole log, in bytes. */
  size: CountSchema,
  /** Where `content` begins, in bytes. */
  offset: CountSchema,
  /** Where the next part begins, in bytes: `size` when this was the last. */
  next_offset: CountSchema,
});

/** The names of a run's logs as an answer holds them. */
export type LogsAnswer = v.InferOutput<typeof LogsSchema>;

/** A part of a log as an answer holds it. */
export type LogAnswer = v.InferOutput<typeof LogSchema>;
