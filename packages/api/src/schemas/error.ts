import * as v from "valibot";
import { JsonValueSchema, listOf } from "./json.ts";

/** One thing that is wrong with a request. */
const RequestIssueSchema = v.object({
  type: v.string(),
  /** Where: "query", "body" or "path", then keys. */
  loc: listOf(v.union([v.string(), v.number()])),
  /** What was expected. */
  msg: v.string(),
  input: v.exactOptional(JsonValueSchema),
  /** Which part of a query's text is wrong, in UTF-16 units; of no length where something is missing. */
  position: v.exactOptional(v.object({ start: v.number(), end: v.number() })),
  /** What could stand there, in words or as it is written. */
  expected: v.exactOptional(listOf(v.string())),
});

/** Any answer whose status is 400 or more: a sentence, or with status 422 what is wrong with the request. */
export const ErrorSchema = v.object({ detail: v.union([v.string(), listOf(RequestIssueSchema)]) });

/** One thing that is wrong with a request, as an answer holds it. */
export type RequestIssue = v.InferOutput<typeof RequestIssueSchema>;

/** An error as an answer holds it. */
export type ErrorAnswer = v.InferOutput<typeof ErrorSchema>;
