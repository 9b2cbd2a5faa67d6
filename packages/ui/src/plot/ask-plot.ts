import {
  allOf,
  type Dataset,
  type DensityGridRequest,
  type Filter,
  type GroupValues,
  type Query,
  queryOf,
} from "@atlas/core";
import type { AskedPlot, PlotQuestion } from "./asked-plot.ts";
import { valuesQuery } from "./plot-queries.ts";
import { facetsOf, pointsRequest, runsRequest } from "./plot-requests.ts";
import { zoomQuery, zoomRange } from "./zoom-query.ts";

/** Up to this many runs are drawn one by one. */
export const MOST_RUNS = 20_000;

const DENSITY_COLUMNS = 160;
const DENSITY_ROWS = 100;

/** Asks for what a plot is drawn from. */
export function askPlot(dataset: Dataset, question: PlotQuestion, signal: AbortSignal): Promise<AskedPlot> {
  const { plot } = question;
  if (plot.kind === "histogram") return askHistograms(dataset, question, signal);
  if (plot.kind === "parallel") return askParallel(dataset, question, signal);
  const isPlane = plot.kind === "scatter" && plot.xScale !== "category";
  return isPlane ? askScatter(dataset, question, signal) : askPoints(dataset, question, signal);
}

/** The engine that answers from columns comes with the first plot that needs it. */
async function askParallel(
  dataset: Dataset,
  question: PlotQuestion,
  signal: AbortSignal,
): Promise<AskedPlot> {
  const { askColumns } = await import("./ask-columns.ts");
  return askColumns(dataset, question, signal);
}

async function askPoints(
  dataset: Dataset,
  { plot, filter }: PlotQuestion,
  signal: AbortSignal,
): Promise<AskedPlot> {
  const points = await dataset.aggregate(pointsRequest(plot, filter), { signal });
  const request = runsRequest(plot, filter);
  const hasTooManyRuns = request !== undefined && points.counts.used > MOST_RUNS;
  const runs = request && !hasTooManyRuns ? await dataset.aggregate(request, { signal }) : undefined;
  return { points, runs, counts: points.counts, version: points.version, hasTooManyRuns };
}

/** The runs one by one where they are few, or few in the part that is shown; how many lie where, where they are many. */
async function askScatter(dataset: Dataset, question: PlotQuestion, signal: AbortSignal): Promise<AskedPlot> {
  const { plot, filter, zoom } = question;
  const request: DensityGridRequest = {
    x: plot.x,
    y: plot.y,
    columns: DENSITY_COLUMNS,
    rows: DENSITY_ROWS,
    xScale: plot.xScale === "log" ? "log" : "linear",
    yScale: plot.yScale === "log" ? "log" : "linear",
    ...ranged("xRange", zoom && zoomRange(plot, zoom, "x")),
    ...ranged("yRange", zoom && zoomRange(plot, zoom, "y")),
  };
  const gridOf = (part: Filter) => dataset.density({ ...request, filter: part }, { signal });
  const whole = await gridOf(filter);
  const { outside, used: shown, ...others } = whole.counts;
  const counts = { ...others, used: shown + outside };
  if (counts.used <= MOST_RUNS) return askPoints(dataset, question, signal);
  if (zoom !== undefined && shown <= MOST_RUNS) {
    const seen = allOf([queryOf(filter), zoomQuery(plot, zoom)]);
    return { ...(await askPoints(dataset, { ...question, filter: seen }, signal)), counts };
  }
  const facets = await facetsIn(dataset, question, signal);
  const gridIn = (facet: GroupValues) =>
    facetsOf(plot).length === 0 ? whole : gridOf(partOf(filter, facet));
  const densities = await Promise.all(
    facets.slice(0, plot.mostPanels).map(async (facet) => ({ facet, grid: await gridIn(facet) })),
  );
  const { version } = whole;
  return { densities, facetCount: facets.length, counts, version, hasTooManyRuns: true };
}

/** One histogram for each combination of facet values, all over the same range. */
async function askHistograms(
  dataset: Dataset,
  question: PlotQuestion,
  signal: AbortSignal,
): Promise<AskedPlot> {
  const { plot, filter } = question;
  const { y: field, bins, group } = plot;
  const stack = group[0] === undefined ? {} : { stackBy: group[0] };
  const whole = await dataset.histogram({ filter, field, bins, ...stack }, { signal });
  const { matched, total: used, missing, not_finite, version } = whole;
  const range = [whole.bins[0]!, whole.bins.at(-1)!] as const;
  const facets = await facetsIn(dataset, question, signal);
  const histograms = await Promise.all(
    facets.slice(0, plot.mostPanels).map(async (facet) => ({
      facet,
      histogram: await dataset.histogram(
        { filter: partOf(filter, facet), field, bins, range, ...stack },
        { signal },
      ),
    })),
  );
  const counts = { matched, used, missing, not_finite };
  return { histograms, facetCount: facets.length, counts, version, hasTooManyRuns: false };
}

/** The combinations of facet values that have a Y; a single one without values where there are no facets. */
async function facetsIn(
  dataset: Dataset,
  { plot, filter }: PlotQuestion,
  signal: AbortSignal,
): Promise<GroupValues[]> {
  const facetBy = facetsOf(plot);
  if (facetBy.length === 0) return [{}];
  const request = {
    filter,
    x: "record.status",
    y: plot.y,
    facetBy,
    statistic: "count",
    errorBars: "none",
  } as const;
  return (await dataset.aggregate(request, { signal })).series.map((series) => series.facet);
}

function partOf(filter: Filter, facet: GroupValues): Query {
  return allOf([queryOf(filter), valuesQuery(facet)]);
}

function ranged(name: "xRange" | "yRange", range: readonly [number, number] | undefined) {
  return range === undefined ? {} : { [name]: range };
}
