import { formatNumber } from "../format/format-number.ts";
import { composeFigure } from "./compose-figure.ts";
import type { Figure, Target } from "./figure.ts";
import type { Mark, Paint, Rect } from "./mark.ts";
import { numberScale, type Scale } from "./scale.ts";
import type { CurvePoint } from "./thin-curve.ts";

/** A curve: points by ascending x. A y that is not finite is a gap. */
export interface Curve {
  readonly name: string;
  /** A token; the next category when absent. */
  readonly color?: Paint;
  readonly points: readonly CurvePoint[];
  /** Whether it is drawn thin and pale, for comparison, and without its name. */
  readonly isBehind?: boolean;
}

/** The part of the plane that is shown. */
export interface CurveZoom {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** How curves are drawn. */
export interface CurveFigureOptions {
  readonly width: number;
  readonly height: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yScale?: "linear" | "log";
  /** Everything when absent. */
  readonly zoom?: CurveZoom | undefined;
}

const CATEGORIES = 8;
const MOST_LABELLED = 6;
/** Up to this many points each can be pointed at; of more, every n-th. */
const MOST_TARGETS = 2000;
const MOST_DOTTED = 60;
const BEHIND = { width: 1, opacity: 0.5 };

/** Curves as a figure of one panel. */
export function curveFigure(curves: readonly Curve[], options: CurveFigureOptions): Figure {
  const { xLabel, yLabel, yScale = "linear", zoom } = options;
  const painted = curves.map((curve, index) => ({ ...curve, color: curve.color ?? paintOfIndex(index) }));
  const isPlaced = (y: number) => Number.isFinite(y) && (yScale !== "log" || y > 0);
  const points = curves.flatMap((curve) => curve.points.filter(([, y]) => isPlaced(y)));
  const xExtent =
    zoom?.x ??
    extentOf(
      points.map(([x]) => x),
      [0, 1],
    );
  const yExtent =
    zoom?.y ??
    extentOf(
      points.map(([, y]) => y),
      yScale === "log" ? [1, 10] : [0, 1],
    );
  const xPadding = zoom ? 0 : 0.015;
  const named = painted.filter((curve) => curve.isBehind !== true);
  const isNamed = named.length > 1;
  return composeFigure({
    ...options,
    columns: 1,
    rows: 1,
    rowHeads: [],
    isShared: true,
    xTitle: xLabel,
    yTitle: yScale === "log" ? `${yLabel} (log)` : yLabel,
    legend:
      isNamed && named.length > MOST_LABELLED
        ? named.map(({ name, color }) => ({ label: name, paint: color }))
        : [],
    endLabels: isNamed && named.length <= MOST_LABELLED ? named.map((curve) => curve.name) : [],
    panels: [
      {
        column: 0,
        row: 0,
        head: [],
        x: (count) => numberScale("linear", { extent: xExtent, count, padding: xPadding }),
        y: (count) => numberScale(yScale, { extent: yExtent, count, padding: zoom ? 0 : 0.04 }),
        draw: (x, y, area) => drawCurves(painted, { x, y, area, xLabel, yLabel }),
      },
    ],
  });
}

/** The category of an index; the ninth and later share one. */
export function paintOfIndex(index: number): Paint {
  return index < CATEGORIES ? `cat-${index + 1}` : "cat-other";
}

interface Place {
  readonly x: Scale;
  readonly y: Scale;
  readonly area: Rect;
  readonly xLabel: string;
  readonly yLabel: string;
}

function drawCurves(curves: readonly (Curve & { color: Paint })[], { x, y, area, xLabel, yLabel }: Place) {
  const marks: Mark[] = [];
  const targets: Target[] = [];
  const total = curves.reduce((sum, curve) => sum + curve.points.length, 0);
  const stride = Math.ceil(total / MOST_TARGETS);
  const ends = curves.flatMap(({ name, color, points, isBehind = false }) => {
    const xs = points.map(([at]) => area.x + x.place(at) * area.width);
    const ys = points.map(([, at]) =>
      Number.isFinite(at) ? area.y + area.height - y.place(at) * area.height : Number.NaN,
    );
    marks.push({ kind: "line", xs, ys, stroke: color, ...(isBehind ? BEHIND : { width: 1.4 }) });
    if (points.length <= MOST_DOTTED && !isBehind) marks.push(meanDots(xs, ys, color));
    for (let index = 0; index < points.length; index += stride) {
      if (Number.isNaN(ys[index]!) || !isInside(area, xs[index]!, ys[index]!)) continue;
      const [atX, atY] = points[index]!;
      targets.push({
        x: xs[index]!,
        y: ys[index]!,
        paint: color,
        subject: [["", name]],
        facts: [
          [xLabel, formatNumber(atX)],
          [yLabel, formatNumber(atY)],
        ],
      });
    }
    return isBehind
      ? []
      : [{ label: name, paint: color, y: ys.findLast((at) => !Number.isNaN(at)) ?? area.y }];
  });
  return { marks, targets: () => targets, ends };
}

function meanDots(xs: readonly number[], ys: readonly number[], fill: Paint): Mark {
  const kept = ys.flatMap((y, index) => (Number.isNaN(y) ? [] : [index]));
  return {
    kind: "dots",
    xs: kept.map((index) => xs[index]!),
    ys: kept.map((index) => ys[index]!),
    radius: 2.5,
    fill,
    outline: "paper",
  };
}

function isInside({ x, y, width, height }: Rect, atX: number, atY: number): boolean {
  return atX >= x - 1 && atX <= x + width + 1 && atY >= y - 1 && atY <= y + height + 1;
}

/** The least and the greatest of some numbers; `none` of no numbers. */
export function extentOf(
  values: readonly number[],
  none: readonly [number, number],
): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : none;
}
