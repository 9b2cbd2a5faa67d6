import { allOf, EVERY_RUN, parseQuery, printQuery, type Query } from "@atlas/core";
import { writeQueryString } from "./query-string.ts";

/** The query string of a view with a further condition; everything else in it stays. */
export function withCondition(search: string, condition: Query): string {
  const parsed = parseQuery(new URLSearchParams(search).get("q") ?? "");
  return withFilter(search, allOf([parsed.ok ? parsed.query : EVERY_RUN, condition]));
}

/** The query string of a view of every run; everything else in it stays. */
export function withoutFilter(search: string): string {
  return withFilter(search, EVERY_RUN);
}

function withFilter(search: string, filter: Query): string {
  const text = printQuery(filter);
  const others = [...new URLSearchParams(search)].filter(([name]) => name !== "q");
  return writeQueryString(text === "" ? others : [["q", text], ...others]);
}
