import type { ExperimentColumn, ExperimentSort } from "@atlas/ui";
import { writeQueryString } from "./query-string.ts";

/** What the experiments page shows, as its address says it. */
export interface ExperimentsView {
  readonly search: string;
  readonly sort: ExperimentSort;
}

/** Every column, so that an address can name it. */
const COLUMNS: Record<ExperimentColumn, true> = {
  name: true,
  varied: true,
  design: true,
  progress: true,
  runs: true,
  failed: true,
  running: true,
  tags: true,
  latest: true,
};

const NEWEST_FIRST: ExperimentSort = { column: "latest", order: "desc" };

/** The query string of a view, "?" included; "" for the page as it is opened. */
export function writeExperimentsView({ search, sort }: ExperimentsView): string {
  const texts: [string, string][] = [];
  if (search !== "") texts.push(["search", search]);
  const sortText = writeSort(sort);
  if (sortText !== writeSort(NEWEST_FIRST)) texts.push(["sort", sortText]);
  return writeQueryString(texts);
}

/** The view of a query string. What is no column is passed over. */
export function readExperimentsView(query: string): ExperimentsView {
  const texts = new URLSearchParams(query);
  return { search: texts.get("search") ?? "", sort: readSort(texts.get("sort") ?? "") };
}

function writeSort({ column, order }: ExperimentSort): string {
  return order === "desc" ? `-${column}` : column;
}

function readSort(text: string): ExperimentSort {
  const column = text.replace("-", "");
  return isColumn(column) ? { column, order: text.startsWith("-") ? "desc" : "asc" } : NEWEST_FIRST;
}

function isColumn(text: string): text is ExperimentColumn {
  return Object.hasOwn(COLUMNS, text);
}
