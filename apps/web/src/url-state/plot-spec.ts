import type { Query } from "@atlas/core";
import type { PlotSpec } from "@atlas/ui";
import { encodeText } from "./query-string.ts";
import { readRunsView, writeRunsView } from "./runs-view.ts";

/** What the plots page shows. */
export interface PlotsView {
  readonly filter: Query;
  readonly spec: PlotSpec;
}

/** A view that was read from an address. */
export interface PlotsAddress {
  readonly filter: Query;
  /** The text of the filter where it cannot be read; the view is of every run then. */
  readonly unreadableFilter: string | undefined;
  /** JSON of any shape, which `readPlotSpec` makes a plot of; `undefined` where it is no JSON. */
  readonly plot: unknown;
}

/** The query string of a view, "?" included: the filter as on the runs page, the plot as JSON. */
export function writePlotsView({ filter, spec }: PlotsView): string {
  const filterText = writeRunsView({ filter, sort: [], columns: undefined });
  if (Object.keys(spec).length === 0) return filterText;
  return `${filterText}${filterText === "" ? "?" : "&"}plot=${encodeJson(spec)}`;
}

/** The view of a query string. */
export function readPlotsView(search: string): PlotsAddress {
  const text = new URLSearchParams(search).get("plot") ?? "{}";
  const { view, unreadableFilter } = readRunsView(search);
  return { filter: view.filter, unreadableFilter, plot: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Encoded no more than an address needs: it is read by people, too. */
function encodeJson(spec: PlotSpec): string {
  return encodeText(JSON.stringify(spec)).replace(/%(?:2C|3A|7B|7D|5B|5D)/g, decodeURIComponent);
}
