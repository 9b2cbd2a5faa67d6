import { AtlasError, type JsonValue, type ParsedQuery, stringifyJson } from "@atlas/core";
import * as v from "valibot";
import type { RequestIssue } from "./schemas/error.ts";

/** How much of what was wrong is said again, in characters of its JSON. */
const MAX_INPUT_LENGTH = 10_000;

/** A request that is not as its schema has it: `invalid_query` with everything that is wrong. */
export class InvalidRequest extends AtlasError {
  readonly issues: readonly RequestIssue[];

  constructor(issues: readonly [RequestIssue, ...RequestIssue[]]) {
    super("invalid_query", issues.map((issue) => issue.msg).join("; "), { location: issues[0].loc.slice(1) });
    this.issues = issues;
  }
}

/** A text that is no query: `invalid_query` with what is wrong where in the text. */
export class InvalidQueryText extends AtlasError {
  readonly issue: Omit<RequestIssue, "loc">;

  constructor(text: string, { message, position, expected }: Extract<ParsedQuery, { readonly ok: false }>) {
    super("invalid_query", message, { location: ["q"] });
    this.issue = { type: "query_invalid", msg: message, ...inputOf(text), position, expected };
  }
}

/**
 * What a schema makes of a part of a request.
 *
 * @throws AtlasError `invalid_query` (`InvalidRequest`)
 */
export function readRequestPart<const Schema extends v.GenericSchema>(
  part: "query" | "body",
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [first, ...others] = result.issues.map((issue) => requestIssueOf(part, issue));
  throw new InvalidRequest([first as RequestIssue, ...others]);
}

/** The words that clients of the Python Atlas know for what can be wrong. */
const ISSUE_TYPES: { readonly [valibotType: string]: string } = {
  min_value: "greater_than_equal",
  max_value: "less_than_equal",
  picklist: "literal_error",
  regex: "int_parsing",
  safe_integer: "int_parsing",
  raw_transform: "json_invalid",
  array: "list_type",
  string: "string_type",
  number: "int_type",
  custom: "value_error",
};

function requestIssueOf(part: string, issue: v.BaseIssue<unknown>): RequestIssue {
  const path = issue.path ?? [];
  const input = path.length > 0 ? path.at(-1)?.value : issue.input;
  return {
    type: issue.type === "strict_object" ? objectIssueType(issue) : (ISSUE_TYPES[issue.type] ?? issue.type),
    loc: [part, ...path.map((item) => item.key as string | number)],
    msg: issue.message,
    ...inputOf(input),
  };
}

/** What was wrong, to be said again unless it is long. */
function inputOf(input: unknown): { readonly input?: JsonValue } {
  const isShort = input !== undefined && stringifyJson(input).length <= MAX_INPUT_LENGTH;
  return isShort ? { input: input as JsonValue } : {};
}

function objectIssueType(issue: v.BaseIssue<unknown>): string {
  return issue.expected === "never" ? "extra_forbidden" : "missing";
}
