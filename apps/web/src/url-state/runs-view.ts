import { type FieldPath, type FilterSpec, isFieldPath, type SortKey } from "@atlas/core";
import { readFieldFilters, writeFieldFilters } from "./field-filters.ts";
import { writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** What the runs page shows, as its address says it. */
export interface RunsView {
  readonly filter: FilterSpec;
  /** Empty for the newest run first. */
  readonly sort: readonly SortKey[];
  /** `undefined` for the table's own choice. */
  readonly columns: readonly FieldPath[] | undefined;
}

/** A view that was read from an address. */
export interface RunsAddress {
  readonly view: RunsView;
  /** The text of the field filters where it cannot be read; the view is without them then. */
  readonly unreadableFilter: string | undefined;
}

/**
 * The query string of a view, "?" included:
 * `?experiment=optbench:2.0&status=failed,running&filter=params.dim%3E=10&sort=-metrics.loss&columns=params.lr`.
 */
export function writeRunsView({ filter, sort, columns }: RunsView): string {
  const texts: [string, string][] = [];
  const add = (name: string, text: string | undefined) => {
    if (text !== undefined) texts.push([name, text]);
  };
  const addList = (name: string, list: readonly string[] | undefined) => {
    if (list !== undefined && list.length > 0) add(name, writeTextList(list));
  };
  addList("experiment", filter.experiment_id === undefined ? [] : [filter.experiment_id]);
  addList("status", filter.status);
  add("after", filter.started_after);
  add("before", filter.started_before);
  add("filter", writeFieldFilters(filter.field_filters ?? []) || undefined);
  addList(
    "sort",
    sort.map(({ field, order }) => (order === "desc" ? `-${field}` : field)),
  );
  if (columns?.length === 0) add("columns", "");
  addList("columns", columns);
  return writeQueryString(texts);
}

/** The view of a query string. What is no field is passed over; only field filters can be unreadable. */
export function readRunsView(search: string): RunsAddress {
  const texts = new URLSearchParams(search);
  const list = (name: string) => {
    const text = texts.get(name);
    return text === null ? undefined : readTextList(text);
  };
  const experimentId = list("experiment")?.join(",");
  const status = list("status");
  const after = texts.get("after");
  const before = texts.get("before");
  const filterText = texts.get("filter") ?? "";
  const fieldFilters = readFieldFilters(filterText);
  const filter: FilterSpec = {
    ...(experimentId === undefined ? {} : { experiment_id: experimentId }),
    ...(status === undefined ? {} : { status }),
    ...(after === null ? {} : { started_after: after }),
    ...(before === null ? {} : { started_before: before }),
    ...(fieldFilters === undefined || fieldFilters.length === 0 ? {} : { field_filters: fieldFilters }),
  };
  return {
    view: {
      filter,
      sort: (list("sort") ?? []).flatMap(readSortKey),
      columns: list("columns")?.filter(isFieldPath),
    },
    unreadableFilter: fieldFilters === undefined ? filterText : undefined,
  };
}

function readSortKey(text: string): SortKey[] {
  const isDescending = text.startsWith("-");
  const field = isDescending ? text.slice(1) : text;
  return isFieldPath(field) ? [{ field, order: isDescending ? "desc" : "asc" }] : [];
}
