import { encodeText, writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** The path of the page of one thing. Its id is the last segment, or a query where no segment can hold it ("..", for one). */
export function idPath(base: string, id: string): string {
  if (/^\.{0,2}$|\p{Surrogate}/u.test(id))
    return `${base}/-${writeQueryString([["id", writeTextList([id])]])}`;
  return `${base}/${encodeText(id)}`;
}

/** The id of the thing whose page `idPath` gave, from the last segment as the address holds it, and the query. */
export function idOfPath(segment: string, search: string): string {
  const id = new URLSearchParams(search).get("id");
  if (id !== null) return readTextList(id).join(",");
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
