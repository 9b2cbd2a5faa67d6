import type { JsonValue } from "@atlas/core";
import * as v from "valibot";
import { JsonValueSchema, listOf } from "./json.ts";

/** One thing that is wrong with a request, as an answer holds it. */
export interface RequestIssue {
  readonly type: string;
  /** Where: "query", "body" or "path", then keys. */
  readonly loc: readonly (string | number)[];
  /** What was expected. */
  readonly msg: string;
  readonly input?: JsonValue;
  /** Which part of a query's text is wrong, in UTF-16 units; of no length where something is missing. */
  readonly position?: { readonly start: number; readonly end: number };
  /** What could stand there, in words or as it is written. */
  readonly expected?: readonly string[];
}

// Written out: a declaration that infers it from the schema is too deep for the compiler of whoever imports it.
const RequestIssueSchema: v.GenericSchema<RequestIssue> = v.object({
  type: v.string(),
  loc: listOf(v.union([v.string(), v.number()])),
  msg: v.string(),
  input: v.exactOptional(JsonValueSchema),
  position: v.exactOptional(v.object({ start: v.number(), end: v.number() })),
  expected: v.exactOptional(listOf(v.string())),
});

/** Any answer whose status is 400 or more: a sentence, or with status 422 what is wrong with the request. */
export const ErrorSchema = v.object({ detail: v.union([v.string(), listOf(RequestIssueSchema)]) });

/** An error as an answer holds it. */
export type ErrorAnswer = v.InferOutput<typeof ErrorSchema>;
