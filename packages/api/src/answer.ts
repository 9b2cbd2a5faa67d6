import { AtlasError, type SourceState, stringifyJson } from "@atlas/core";
import type { Context } from "hono";
import { etagMatches, etagOf } from "./etag.ts";
import { InvalidRequest } from "./invalid-request.ts";
import type { ErrorAnswer, RequestIssue } from "./schemas/error.ts";
import { ERROR_STATUS } from "./wire/error-status.ts";

const NO_CACHE = { "cache-control": "no-cache" };

/** Answers with JSON, indented by 2 when the query string says `pretty=true`. */
export function jsonAnswer(
  c: Context,
  body: unknown,
  headers: Record<string, string> = {},
  status = 200,
): Response {
  const isPretty = new URL(c.req.url).searchParams.get("pretty") === "true";
  const text = isPretty ? stringifyJson(body, 2) : stringifyJson(body);
  return new Response(text, {
    status,
    headers: { "content-type": "application/json", ...NO_CACHE, ...headers },
  });
}

/** What an answer from data needs besides the data. */
interface DataAnswerOptions {
  /** What the answer depends on beside the data version and the request's address. */
  readonly basis?: readonly (string | null)[];
  /** What is said, with status 404, when `make` finds nothing. */
  readonly absent?: string;
}

/**
 * Answers from data, with an ETag of their version and the request; with 304, and without making the answer, when
 * the client has it. The state must have been taken before `make` reads anything: then an answer may be newer than
 * its ETag, and is asked for again, but never older.
 */
export async function dataAnswer(
  c: Context,
  state: SourceState,
  make: () => unknown,
  { basis = [], absent = "Not Found" }: DataAnswerOptions = {},
): Promise<Response> {
  const etag = etagOf(state.version, [c.req.url, ...basis]);
  if (etagMatches(c.req.header("if-none-match"), etag))
    return new Response(null, { status: 304, headers: { etag, ...NO_CACHE } });
  const body = await make();
  return body === undefined ? failureAnswer(c, 404, absent) : jsonAnswer(c, body, { etag });
}

/** Answers with a sentence about what went wrong. */
export function failureAnswer(
  c: Context,
  status: number,
  detail: ErrorAnswer["detail"],
  headers?: Record<string, string>,
): Response {
  return jsonAnswer(c, { detail } satisfies ErrorAnswer, headers, status);
}

/** Answers with an error that was thrown. What nobody foresaw is 500 and says nothing of the inside. */
export function errorAnswer(c: Context, error: unknown): Response {
  if (!(error instanceof AtlasError) || error.code === "internal")
    return failureAnswer(c, ERROR_STATUS.internal, "Internal Server Error");
  const detail = error.code === "invalid_query" ? issuesOf(error, c.req.method) : error.message;
  return failureAnswer(c, ERROR_STATUS[error.code], detail);
}

/** A query string holds the members of a filter as its own. */
function issuesOf(error: AtlasError, method: string): readonly RequestIssue[] {
  if (error instanceof InvalidRequest) return error.issues;
  const keys = error.location;
  const loc =
    method === "POST" ? ["body", ...keys] : ["query", ...(keys[0] === "filter" ? keys.slice(1) : keys)];
  return [{ type: "value_error", loc, msg: error.message }];
}
