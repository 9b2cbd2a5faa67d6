import { AtlasError, parseQuery, type Query } from "@atlas/core";

/**
 * The query that the words of a command line make, or every run without any.
 *
 * @throws {AtlasError} `invalid_query`: the message shows where the text is wrong.
 */
export function queryOf(words: readonly string[]): Query {
  const text = words.join(" ");
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { position, message } = parsed;
  const mark = " ".repeat(position.start) + "^".repeat(Math.max(1, position.end - position.start));
  throw new AtlasError("invalid_query", `${message}\n  ${text}\n  ${mark}`);
}
