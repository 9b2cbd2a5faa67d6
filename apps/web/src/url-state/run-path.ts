import { encodeText, writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** The path of a run's page. The id is its last segment, or a query where no segment can hold it ("..", for one). */
export function runPath(runId: string): string {
  if (/^\.{0,2}$|\p{Surrogate}/u.test(runId))
    return `/runs/-${writeQueryString([["id", writeTextList([runId])]])}`;
  return `/runs/${encodeText(runId)}`;
}

/** The id of the run whose page `runPath` gave, from the last segment as the address holds it, and the query. */
export function runIdOf(segment: string, search: string): string {
  const id = new URLSearchParams(search).get("id");
  if (id !== null) return readTextList(id).join(",");
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
