import {
  EVERY_RUN,
  type FieldPath,
  isFieldPath,
  parseQuery,
  printQuery,
  type Query,
  type SortKey,
} from "@atlas/core";
import { writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** What the runs page shows, as its address says it. */
export interface RunsView {
  readonly filter: Query;
  /** Empty for the newest run first. */
  readonly sort: readonly SortKey[];
  /** `undefined` for the table's own choice. */
  readonly columns: readonly FieldPath[] | undefined;
}

/** A view that was read from an address. */
export interface RunsAddress {
  readonly view: RunsView;
  /** The text of the filter where it cannot be read; the view is of every run then. */
  readonly unreadableFilter: string | undefined;
}

/**
 * The query string of a view, "?" included:
 * `?q=experiment+=+optbench:2.0+and+params.dim+%3E=+10&sort=-metrics.loss&columns=params.lr`.
 */
export function writeRunsView({ filter, sort, columns }: RunsView): string {
  const texts: [string, string][] = [];
  const text = printQuery(filter);
  if (text !== "") texts.push(["q", text]);
  if (sort.length > 0) {
    texts.push([
      "sort",
      writeTextList(sort.map(({ field, order }) => (order === "desc" ? `-${field}` : field))),
    ]);
  }
  if (columns !== undefined) texts.push(["columns", columns.length === 0 ? "" : writeTextList(columns)]);
  return writeQueryString(texts);
}

/** The view of a query string. What is no field is passed over; only the filter can be unreadable. */
export function readRunsView(search: string): RunsAddress {
  const texts = new URLSearchParams(search);
  const list = (name: string) => {
    const text = texts.get(name);
    return text === null ? undefined : readTextList(text);
  };
  const text = texts.get("q") ?? "";
  const parsed = parseQuery(text);
  return {
    view: {
      filter: parsed.ok ? parsed.query : EVERY_RUN,
      sort: (list("sort") ?? []).flatMap(readSortKey),
      columns: list("columns")?.filter(isFieldPath),
    },
    unreadableFilter: parsed.ok ? undefined : text,
  };
}

function readSortKey(text: string): SortKey[] {
  const isDescending = text.startsWith("-");
  const field = isDescending ? text.slice(1) : text;
  return isFieldPath(field) ? [{ field, order: isDescending ? "desc" : "asc" }] : [];
}
