import type { AggregateResult, FieldPath, GroupValues, HistogramResult } from "@atlas/core";
import { keyOf } from "../chart/scale.ts";
import type { Plot } from "./complete-plot.ts";
import type { Faceted } from "./facet-grid.ts";
import type { PlotData } from "./plot-data.ts";
import { compareGroups } from "./styled-series.ts";

/** One group of a plot, whether it is drawn or not. */
export interface PlotGroup {
  /** Its name as the answer has it: the text of its values. */
  readonly name: string;
  readonly group: GroupValues;
  /** How many runs are in it. */
  readonly count: number;
}

/** What of a plot's data is drawn, and what is left out because it is too much, or hidden. */
export interface ShownGroups {
  readonly data: PlotData;
  /** All groups, in the order of their values; none of a plot without groups. */
  readonly groups: readonly PlotGroup[];
  /** How many groups are beyond the limit. */
  readonly groupsLeft: number;
  /** How many panels are beyond the limit. */
  readonly panelsLeft: number;
}

/** Leaves out the groups that are hidden, and groups and panels beyond what can be told apart. Heatmaps have rows, not groups. */
export function shownGroups(plot: Plot, data: PlotData): ShownGroups {
  const isGrouped = plot.group.length > 0 && plot.kind !== "heatmap" && plot.kind !== "parallel";
  const groups = isGrouped ? groupsOf(plot, data) : [];
  const drawn = new Set(groups.slice(0, plot.mostGroups).map((one) => one.name));
  const hidden = new Set(plot.hidden);
  const isDrawn = (name: string) => !isGrouped || (drawn.has(name) && !hidden.has(name));
  const facets = facetKeys(data);
  const panels = new Set(facets.slice(0, plot.mostPanels));
  const isPanel = (facet: GroupValues) => panels.has(facetKey(facet));
  const panelCount = data.facetCount ?? facets.length;
  const left = { groupsLeft: groups.length - drawn.size, panelsLeft: panelCount - panels.size };
  if (left.groupsLeft + left.panelsLeft + hidden.size === 0) return { data, groups, ...left };
  const ofSeries = (result: AggregateResult | undefined): AggregateResult | undefined =>
    result && {
      ...result,
      series: result.series.filter((one) => isDrawn(one.name) && isPanel(one.facet)),
    };
  return {
    data: {
      ...data,
      points: ofSeries(data.points),
      runs: ofSeries(data.runs),
      densities: data.densities?.filter((one) => isPanel(one.facet)),
      histograms: data.histograms
        ?.filter((one) => isPanel(one.facet))
        .map((one) => ({ ...one, histogram: withStacks(one.histogram, isDrawn) })),
    },
    groups,
    ...left,
  };
}

function withStacks(histogram: HistogramResult, isDrawn: (name: string) => boolean): HistogramResult {
  const { stacks, ...rest } = histogram;
  return stacks === undefined
    ? histogram
    : { ...rest, stacks: stacks.filter((stack) => isDrawn(stack.name)) };
}

function groupsOf(plot: Plot, data: PlotData): PlotGroup[] {
  const found = new Map<string, { group: GroupValues; count: number }>();
  const count = (name: string, group: GroupValues, runs: number) => {
    const known = found.get(name);
    found.set(name, { group, count: (known?.count ?? 0) + runs });
  };
  for (const one of data.points?.series ?? []) {
    const runs = one.points.reduce((sum, point) => sum + point.n, 0);
    count(one.name, one.group, runs);
  }
  for (const stack of (data.histograms ?? []).flatMap((one) => one.histogram.stacks ?? [])) {
    const runs = stack.counts.reduce((sum, value) => sum + value, 0);
    count(stack.name, { [plot.group[0]!]: stack.value } as GroupValues, runs);
  }
  return [...found]
    .map(([name, one]) => ({ name, ...one }))
    .sort((a, b) => compareGroups(plot.group, a.group, b.group));
}

/** The panels there are data of, in the order of their values. */
function facetKeys(data: PlotData): string[] {
  const facets = [data.points?.series, data.histograms, data.densities].flatMap(
    (of: readonly Faceted[] = []) => of.map((one) => one.facet),
  );
  const known = new Map(facets.map((facet) => [facetKey(facet), facet]));
  const fields = Object.keys(facets[0] ?? {}) as FieldPath[];
  return [...known].sort(([, a], [, b]) => compareGroups(fields, a, b)).map(([key]) => key);
}

function facetKey(facet: GroupValues): string {
  return Object.values(facet).map(keyOf).join("\u0000");
}
