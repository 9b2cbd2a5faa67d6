import { AtlasError, dependsOnNow, type Filter, type SourceState, stringifyJson } from "@atlas/core";
import type { Context } from "hono";
import { etagMatches, etagOf, etagOfText } from "./etag.ts";
import { InvalidQueryText, InvalidRequest } from "./invalid-request.ts";
import { OutOfTime } from "./out-of-time.ts";
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
  return jsonResponse(textOfAnswer(c, body), headers, status);
}

/** What an answer from data needs besides the data. */
interface DataAnswerOptions {
  /** What the answer depends on beside the data version and the request's address. */
  readonly basis?: readonly (string | null)[];
  /** Which runs it is about. Where that depends on the time of day, the answer has no ETag. */
  readonly filter?: Filter | undefined;
  /** What is said, with status 404, when `make` finds nothing. */
  readonly absent?: string;
}

/**
 * Answers from data, in JSON unless `make` gives a response of its own, with an ETag of their version and the request;
 * with 304, and without making the answer, when the client has it. The state must have been taken before `make` reads
 * anything: then an answer may be newer than its ETag, and is asked for again, but never older.
 */
export async function dataAnswer(
  c: Context,
  state: SourceState,
  make: () => unknown,
  { basis = [], filter = {}, absent = "Not Found" }: DataAnswerOptions = {},
): Promise<Response> {
  const etag = etagOf(state.version, [c.req.url, ...basis]);
  const headers = { ...NO_CACHE, ...(dependsOnNow(filter) ? {} : { etag }) };
  if ("etag" in headers && etagMatches(c.req.header("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  const body = await make();
  if (body === undefined) return failureAnswer(c, 404, absent);
  if (!(body instanceof Response)) return jsonAnswer(c, body, headers);
  for (const [name, value] of Object.entries(headers)) body.headers.set(name, value);
  return body;
}

/**
 * Answers from files, which may change without a new data version: with an ETag of the answer itself, and with 304
 * when the client has it.
 */
export async function fileAnswer(
  c: Context,
  make: () => Promise<unknown>,
  absent: string,
): Promise<Response> {
  const body = await make();
  if (body === undefined) return failureAnswer(c, 404, absent);
  const text = textOfAnswer(c, body);
  const etag = etagOfText(text);
  return etagMatches(c.req.header("if-none-match"), etag)
    ? new Response(null, { status: 304, headers: { etag, ...NO_CACHE } })
    : jsonResponse(text, { etag });
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
export function errorAnswer(c: Context, thrown: unknown): Response {
  const { reason } = c.req.raw.signal;
  const error: unknown = reason instanceof OutOfTime ? reason : thrown;
  if (!(error instanceof AtlasError) || error.code === "internal")
    return failureAnswer(c, ERROR_STATUS.internal, "Internal Server Error");
  const detail = error.code === "invalid_query" ? issuesOf(error, c.req.method) : error.message;
  const headers = error instanceof OutOfTime ? { "retry-after": String(error.retryAfterS) } : {};
  return failureAnswer(c, ERROR_STATUS[error.code], detail, headers);
}

/** An answer with its length, by which the compression knows what is too short for it. */
function jsonResponse(text: string, headers: Record<string, string>, status = 200): Response {
  const bytes = new TextEncoder().encode(text);
  const own = { "content-type": "application/json", "content-length": String(bytes.length), ...NO_CACHE };
  return new Response(bytes, { status, headers: { ...own, ...headers } });
}

function textOfAnswer(c: Context, body: unknown): string {
  const isPretty = new URL(c.req.url).searchParams.get("pretty") === "true";
  return isPretty ? stringifyJson(body, 2) : stringifyJson(body);
}

/** Core's members go by the wire's names. A query string holds the members of a filter as its own. */
function issuesOf(error: AtlasError, method: string): readonly RequestIssue[] {
  if (error instanceof InvalidRequest) return error.issues;
  const keys = error.location.map((key) =>
    typeof key === "string" ? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key,
  );
  const loc =
    method === "POST" ? ["body", ...keys] : ["query", ...(keys[0] === "filter" ? keys.slice(1) : keys)];
  const issue = error instanceof InvalidQueryText ? error.issue : { type: "value_error", msg: error.message };
  return [{ ...issue, loc }];
}
