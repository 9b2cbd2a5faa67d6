import {
  CONFIGURATION_STATISTICS,
  type ConfigurationSortKey,
  EVERY_RUN,
  type FieldPath,
  isFieldPath,
  parseQuery,
  printQuery,
  type Query,
} from "@atlas/core";
import type { RowKind } from "@atlas/ui";
import { writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** What the runs page shows, as its address says it. */
export interface RunsView {
  readonly filter: Query;
  /** Empty for the newest run first. */
  readonly sort: readonly ConfigurationSortKey[];
  /** `undefined` for the table's own choice. */
  readonly columns: readonly FieldPath[] | undefined;
  /** Runs when absent. */
  readonly rows?: RowKind;
}

/** A view that was read from an address. */
export interface RunsAddress {
  readonly view: RunsView;
  /** The text of the filter where it cannot be read; the view is of every run then. */
  readonly unreadableFilter: string | undefined;
}

/**
 * The query string of a view, "?" included:
 * `?q=experiment+=+optbench:2.0+and+params.dim+%3E=+10&sort=-metrics.loss&columns=params.lr`. In a table of
 * configurations, `&rows=configurations&sort=sd:metrics.loss` sorts by a statistic other than the mean.
 */
export function writeRunsView({ filter, sort, columns, rows }: RunsView): string {
  const texts: [string, string][] = [];
  const text = printQuery(filter);
  if (text !== "") texts.push(["q", text]);
  if (rows === "configurations") texts.push(["rows", rows]);
  if (sort.length > 0) texts.push(["sort", writeTextList(sort.map(writeSortKey))]);
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
      ...(texts.get("rows") === "configurations" ? { rows: "configurations" } : {}),
    },
    unreadableFilter: parsed.ok ? undefined : text,
  };
}

function writeSortKey({ field, order, by }: ConfigurationSortKey): string {
  return `${order === "desc" ? "-" : ""}${by === undefined ? "" : `${by}:`}${field}`;
}

function readSortKey(text: string): ConfigurationSortKey[] {
  const order = text.startsWith("-") ? "desc" : "asc";
  const key = text.replace(/^-/, "");
  const by = CONFIGURATION_STATISTICS.find((statistic) => key.startsWith(`${statistic}:`));
  const field = by === undefined ? key : key.slice(by.length + 1);
  return isFieldPath(field) ? [{ field, order, ...(by === undefined ? {} : { by }) }] : [];
}
