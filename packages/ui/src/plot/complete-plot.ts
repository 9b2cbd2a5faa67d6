import type { FieldIndex, FieldInfo, FieldPath } from "@atlas/core";
import type { ScaleKind } from "../chart/scale.ts";
import { isTimeField } from "../format/format-cell.ts";
import type { PlotKind, PlotSpec, PlotStatistic, Spread } from "./plot-spec.ts";

/** A plot of which everything is decided. */
export interface Plot {
  readonly kind: PlotKind;
  readonly x: FieldPath;
  readonly y: FieldPath;
  readonly group: readonly FieldPath[];
  readonly column: FieldPath | undefined;
  readonly row: FieldPath | undefined;
  readonly statistic: PlotStatistic;
  readonly spread: Spread;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  readonly runs: boolean;
  readonly free: boolean;
  readonly bins: number;
  readonly overlaid: boolean;
  readonly cumulative: boolean;
  readonly marginals: boolean;
  readonly hidden: readonly string[];
  readonly mostGroups: number;
  readonly mostPanels: number;
  readonly axes: readonly FieldPath[];
}

/** From this ratio of the greatest to the least number on, an axis is logarithmic unless it is told otherwise. */
const LOG_RATIO = { x: 30, y: 100 };
const MOST_GROUPS = 8;
const MOST_CATEGORIES = 40;
/** So many groups and panels are drawn, unless more are asked for. */
const SHOWN_GROUPS = 24;
const SHOWN_PANELS = 36;
const FEW = 12;
const MOST_AXES = 7;
const DEFAULT_BINS = 20;

/**
 * Decides what a person has not: the param that varies most across, the first metric up, the next param by colour, a
 * line where runs share their X, log axes where values span decades. `undefined` where there is nothing to plot.
 */
export function completePlot(spec: PlotSpec, index: FieldIndex): Plot | undefined {
  const infos = new Map(index.fields.map((info) => [info.path, info]));
  const params = varyingParams(index);
  const y = spec.y ?? firstMeasure(index)?.path;
  const x = spec.x ?? params[0]?.path ?? (infos.has("record.started_at") ? "record.started_at" : undefined);
  if (x === undefined || y === undefined) return undefined;
  const isOpening = spec.x === undefined && spec.y === undefined;
  const kind = spec.kind ?? kindFor(infos.get(x), params, index.run_count);
  const next = params.find((info) => info.path !== x && info.distinct <= MOST_GROUPS)?.path;
  const group = spec.group ?? ((isOpening && kind !== "scatter") || kind === "heatmap" ? listOf(next) : []);
  const isSeparate = kind === "bar" || kind === "box" || kind === "strip" || kind === "heatmap";
  const measured = kind === "histogram" || kind === "ecdf";
  const yScale = scaleFor(infos.get(y), spec.yScale === "category" ? undefined : spec.yScale, LOG_RATIO.y);
  return {
    kind,
    x,
    y,
    group,
    column: spec.column,
    row: spec.row,
    statistic: spec.statistic ?? "mean",
    spread:
      spec.spread ?? ((spec.statistic ?? "mean") === "mean" || spec.statistic === "median" ? "ci95" : "none"),
    xScale: measured
      ? kind === "histogram"
        ? "linear"
        : scaleFor(infos.get(y), spec.xScale, LOG_RATIO.x)
      : isSeparate
        ? "category"
        : scaleFor(infos.get(x), spec.xScale, LOG_RATIO.x),
    yScale: measured || (spec.statistic === "count" && spec.yScale === undefined) ? "linear" : yScale,
    runs: spec.runs ?? true,
    free: spec.free ?? false,
    bins: spec.bins ?? DEFAULT_BINS,
    overlaid: spec.overlaid ?? false,
    cumulative: spec.cumulative ?? false,
    marginals: spec.marginals ?? (spec.column === undefined && spec.row === undefined),
    hidden: spec.hidden ?? [],
    mostGroups: spec.mostGroups ?? SHOWN_GROUPS,
    mostPanels: spec.mostPanels ?? SHOWN_PANELS,
    axes: spec.axes?.length ? spec.axes : [...params.slice(0, MOST_AXES - 1).map((info) => info.path), y],
  };
}

/** The params that differ between runs, those with most values first; of as many, numbers first. */
function varyingParams(index: FieldIndex): FieldInfo[] {
  const isNumber = (info: FieldInfo) => Number(info.type === "numeric");
  return index.fields
    .filter((info) => info.path.startsWith("params.") && info.type !== "unknown" && info.distinct > 1)
    .filter((info) => info.type === "numeric" || info.distinct <= MOST_CATEGORIES)
    .sort((a, b) => b.distinct - a.distinct || isNumber(b) - isNumber(a));
}

/** The first metric that is a number and varies; else a derived one, a rate, the duration. */
function firstMeasure(index: FieldIndex): FieldInfo | undefined {
  const isMeasure = (info: FieldInfo) => /^(?:metrics|derived)\./.test(info.path);
  const varying = index.fields.filter((info) => info.distinct > 1);
  return (
    varying.find((info) => isMeasure(info) && info.type === "numeric") ??
    varying.find((info) => isMeasure(info) && info.type === "boolean") ??
    varying.find((info) => info.path === "record.duration_ms")
  );
}

/**
 * A line where X is a number that runs share; points where it was drawn at random, as when each run has its own or
 * another param has as many values; every run side by side where X is a category.
 */
function kindFor(x: FieldInfo | undefined, params: readonly FieldInfo[], runCount: number): PlotKind {
  if (x === undefined) return "line";
  if (x.type !== "numeric") return isTimeField(x.path) ? "scatter" : "strip";
  const isOwn = x.distinct > runCount / 2;
  const isDrawnTogether = params.some((info) => info.path !== x.path && info.distinct === x.distinct);
  return x.distinct > FEW && (isOwn || isDrawnTogether) ? "scatter" : "line";
}

function scaleFor(info: FieldInfo | undefined, wanted: PlotSpec["xScale"], logRatio: number): ScaleKind {
  if (info !== undefined && isTimeField(info.path)) return "time";
  if (info !== undefined && (info.type === "string" || info.type === "unknown")) return "category";
  const { min_value: min, max_value: max } = info ?? {};
  const low = Number(min ?? 0);
  if (wanted === "log") return low > 0 || max === undefined || Number(max) > 0 ? "log" : "linear";
  if (wanted !== undefined) return wanted;
  if (info?.type === "boolean") return "linear";
  return low > 0 && Number(max) / low >= logRatio ? "log" : "linear";
}

function listOf(path: FieldPath | undefined): FieldPath[] {
  return path === undefined ? [] : [path];
}
