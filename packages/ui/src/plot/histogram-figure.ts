import { allOf, type HistogramResult, type Query } from "@atlas/core";
import { composeFigure, type PanelDrawing } from "../chart/compose-figure.ts";
import type { Figure, Target } from "../chart/figure.ts";
import type { Mark, Rect } from "../chart/mark.ts";
import { numberScale, type Scale } from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { facetGrid, factsOfFacet } from "./facet-grid.ts";
import type { FacetHistogram, PlotDrawing } from "./plot-data.ts";
import { valuesQuery } from "./plot-queries.ts";
import { emptyPanel } from "./series-figure.ts";
import { type SeriesStyle, styleSeries } from "./styled-series.ts";

const LEAST_PANEL = 230;

/** One group's share of a histogram: what lies in each bin, or up to it. */
interface Layer {
  readonly counts: readonly number[];
  readonly style: SeriesStyle;
  readonly runs: Query;
}

/** How often a field's values lie in each bin: groups stacked or over one another, bin by bin or summed up. */
export function histogramFigure(drawing: PlotDrawing): Figure {
  const { plot, data, colors, width, height, zoom } = drawing;
  const histograms = data.histograms ?? [];
  const grid = facetGrid(histograms, plot, Math.max(1, Math.floor(width / LEAST_PANEL)));
  const group = plot.group.slice(0, 1);
  const groups = histograms
    .flatMap((one) => one.histogram.stacks ?? [])
    .map((stack) => ({ group: groupOf(drawing, stack) }));
  const styles = styleSeries(group.length === 0 ? [{ group: {} }] : groups, group, colors);
  const layersOf = (one: FacetHistogram): Layer[] => {
    const stacks = one.histogram.stacks ?? [{ name: "all", value: null, counts: one.histogram.counts }];
    return stacks.map((stack) => ({
      counts: plot.cumulative ? summedUp(stack.counts) : stack.counts,
      style: styles.of({ group: groupOf(drawing, stack) }),
      runs: valuesQuery({ ...one.facet, ...groupOf(drawing, stack) }),
    }));
  };
  const greatest = (items: readonly FacetHistogram[]) =>
    Math.max(1, ...items.map((one) => highest(layersOf(one), plot.overlaid)));
  const bins = histograms[0]?.histogram.bins ?? [0, 1];
  return composeFigure({
    width,
    height,
    columns: grid.columns,
    rows: grid.rows,
    rowHeads: grid.rowHeads,
    isShared: !plot.free,
    xTitle: fieldLabel(plot.y),
    yTitle: plot.cumulative ? "runs up to here" : "runs",
    legend: styles.legend,
    endLabels: [],
    panels: grid.cells.map((cell) => ({
      ...cell,
      x: (count) =>
        numberScale("linear", {
          extent: zoom?.x ?? [bins[0]!, bins.at(-1)!],
          count,
          padding: zoom?.x ? 0 : 0.01,
        }),
      y: (count) =>
        numberScale("linear", {
          extent: zoom?.y ?? [0, greatest(plot.free ? cell.items : histograms) * 1.05],
          count,
          padding: 0,
        }),
      draw: (x, y, area) => {
        const [one] = cell.items;
        if (one === undefined || one.histogram.total === 0) return emptyPanel(area);
        return drawBins(drawing, one, layersOf(one), { x, y, area });
      },
    })),
  });
}

function drawBins(
  { plot }: PlotDrawing,
  { histogram, facet }: FacetHistogram,
  layers: readonly Layer[],
  { x, y, area }: { x: Scale; y: Scale; area: Rect },
): PanelDrawing {
  const marks: Mark[] = [];
  const targets: Target[] = [];
  const isOverlaid = plot.overlaid && layers.length > 1;
  const below = histogram.counts.map(() => 0);
  const edges = histogram.bins.map((edge) => area.x + x.place(edge) * area.width);
  const yOf = (count: number) => area.y + area.height - y.place(count) * area.height;
  for (const layer of layers) {
    for (const [bin, count] of layer.counts.entries()) {
      if (count === 0) continue;
      const start = isOverlaid ? 0 : below[bin]!;
      below[bin] = start + count;
      const [bottom, top] = [yOf(start), yOf(start + count)];
      const height = Math.max(1, bottom - top);
      const width = Math.max(0.5, edges[bin + 1]! - edges[bin]! - 1);
      const cover = { x: edges[bin]! + 0.5, y: bottom - height, width, height };
      marks.push({ kind: "rect", ...cover, fill: layer.style.paint, opacity: isOverlaid ? 0.45 : 0.85 });
      targets.push({
        x: cover.x + width / 2,
        y: cover.y,
        cover,
        paint: layer.style.paint,
        subject: [...layer.style.subject, ...factsOfFacet(facet)],
        facts: [
          [fieldLabel(plot.y), binText(histogram, bin, plot.cumulative)],
          ["runs", formatCount(count)],
        ],
        runs: allOf([layer.runs, binQuery(plot.y, histogram, bin, plot.cumulative)]),
      });
    }
  }
  // What lies in front can be pointed at first.
  return { marks, targets: () => targets.toReversed() };
}

/** A bin holds its lower edge; the last one holds both. */
function binQuery(
  field: PlotDrawing["plot"]["y"],
  { bins }: HistogramResult,
  bin: number,
  isCumulative: boolean,
): Query {
  const isLast = bin === bins.length - 2;
  const below: Query = { field, op: isLast ? "le" : "lt", value: bins[bin + 1]! };
  return isCumulative ? below : allOf([{ field, op: "ge", value: bins[bin]! }, below]);
}

function binText({ bins }: HistogramResult, bin: number, isCumulative: boolean): string {
  const high = formatNumber(bins[bin + 1]!);
  return isCumulative ? `up to ${high}` : `${formatNumber(bins[bin]!)} to ${high}`;
}

function groupOf({ plot }: PlotDrawing, stack: { readonly value: unknown }) {
  const [field] = plot.group;
  return (field === undefined ? {} : { [field]: stack.value }) as FacetHistogram["facet"];
}

function summedUp(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => (sum += count));
}

function highest(layers: readonly Layer[], isOverlaid: boolean): number {
  if (isOverlaid) return Math.max(0, ...layers.flatMap((layer) => layer.counts));
  const bins = layers[0]?.counts ?? [];
  return Math.max(0, ...bins.map((_, bin) => layers.reduce((sum, layer) => sum + layer.counts[bin]!, 0)));
}
