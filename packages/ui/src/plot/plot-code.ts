import {
  type AggregateRequest,
  type Filter,
  type HistogramRequest,
  printQuery,
  queryOf,
  stringifyJson,
} from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import { pointsRequest } from "./plot-requests.ts";

/** What of the HTTP API a plot is drawn from. */
export interface PlotCall {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The request that a plot is drawn from, as the HTTP API takes it. */
export function plotCall(plot: Plot, filter: Filter): PlotCall {
  if (plot.kind === "histogram") {
    const [stackBy] = plot.group;
    const request: HistogramRequest = { filter, field: plot.y, bins: plot.bins, ...(stackBy && { stackBy }) };
    return {
      path: "/api/histogram",
      body: {
        field: request.field,
        bin_count: request.bins,
        ...(stackBy && { stack_by: stackBy }),
        ...queryBody(filter),
      },
    };
  }
  const request: AggregateRequest = pointsRequest(plot, filter);
  return {
    path: "/api/aggregate",
    body: {
      x_field: request.x,
      y_field: request.y,
      group_by: request.groupBy ?? [],
      facet_by: request.facetBy ?? [],
      agg_fn: request.statistic,
      error_bars: request.errorBars ?? "none",
      include_run_ids: request.includeRunIds ?? false,
      ...queryBody(filter),
    },
  };
}

/** A call as a command line. */
export function curlOf({ path, body }: PlotCall, origin: string): string {
  const json = stringifyJson(body).replaceAll("'", "'\\''");
  return `curl -s ${origin}${path} -H 'Content-Type: application/json' -d '${json}'`;
}

/** A call as Python, with nothing but its standard library. */
export function pythonOf({ path, body }: PlotCall, origin: string): string {
  return [
    "import json",
    "from urllib.request import Request, urlopen",
    "",
    `body = json.loads(${pythonText(stringifyJson(body))})`,
    `request = Request(${pythonText(origin + path)}, json.dumps(body).encode(), {"Content-Type": "application/json"})`,
    "answer = json.load(urlopen(request))",
    "",
  ].join("\n");
}

function queryBody(filter: Filter): { readonly q?: string } {
  const q = printQuery(queryOf(filter));
  return q === "" ? {} : { q };
}

/** A text in the notation of JSON, which Python's is a superset of but for astral characters, left as they are. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
