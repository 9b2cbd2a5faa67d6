import type { Mark, Rect } from "./mark.ts";
import type { Scale } from "./scale.ts";
import { fitText, textWidth } from "./text-width.ts";

const TICK = 4;
const MINOR_TICK = 2;
const LABEL_SIZE = 10.5;
const LABEL_GAP = 8;

/** The baseline of x below a plot area, its ticks, and their labels where these are asked for. */
export function xAxisMarks(scale: Scale, area: Rect, withLabels: boolean): Mark[] {
  const bottom = area.y + area.height;
  const at = (place: number) => area.x + place * area.width;
  const ticks = inside(scale);
  const marks: Mark[] = [rule(area.x, bottom, area.x + area.width, bottom, "ink-3")];
  for (const tick of ticks) {
    const isMinor = tick.label === "";
    const length = isMinor ? MINOR_TICK : TICK;
    marks.push(rule(at(tick.place), bottom, at(tick.place), bottom + length, isMinor ? "ink-4" : "ink-3"));
  }
  if (!withLabels) return marks;
  const room = scale.step > 0 ? scale.step * area.width - 4 : area.width;
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const tick of ticks.filter((one) => one.label !== "").sort((a, b) => a.place - b.place)) {
    const text = fitText(tick.label, LABEL_SIZE, Math.max(room, 28));
    const half = textWidth(text, LABEL_SIZE) / 2;
    const x = at(tick.place);
    if (x - half < lastEnd + LABEL_GAP) continue;
    lastEnd = x + half;
    marks.push(label(text, x, bottom + TICK + 11, "middle"));
  }
  return marks;
}

/** The gridlines of y across a plot area, and their labels at its left where these are asked for. */
export function yAxisMarks(scale: Scale, area: Rect, withLabels: boolean): Mark[] {
  const at = (place: number) => area.y + area.height - place * area.height;
  const marks: Mark[] = [];
  let lastTop = Number.POSITIVE_INFINITY;
  for (const tick of inside(scale)) {
    if (tick.label === "") continue;
    const y = at(tick.place);
    if (scale.kind !== "category") marks.push(rule(area.x, y, area.x + area.width, y, "line-1"));
    if (!withLabels || y > lastTop - LABEL_SIZE - 2) continue;
    lastTop = y;
    marks.push(label(tick.label, area.x - 7, y + 3.5, "end"));
  }
  return marks;
}

/** How wide the labels of a y axis are, with what keeps them off the plot area. */
export function yAxisWidth(scale: Scale): number {
  const widths = inside(scale).map((tick) => textWidth(tick.label, LABEL_SIZE));
  return Math.ceil(Math.max(0, ...widths)) + 9;
}

function inside(scale: Scale): Scale["ticks"] {
  return scale.ticks.filter(({ place }) => place >= -1e-9 && place <= 1 + 1e-9);
}

function rule(x1: number, y1: number, x2: number, y2: number, stroke: string): Mark {
  return { kind: "rule", x1: crisp(x1), y1: crisp(y1), x2: crisp(x2), y2: crisp(y2), stroke, width: 1 };
}

/** The middle of the pixel that a coordinate is in: a line of 1 px is sharp there. */
function crisp(coordinate: number): number {
  return Math.floor(coordinate) + 0.5;
}

function label(text: string, x: number, y: number, anchor: "middle" | "end"): Mark {
  return { kind: "text", x, y, text, anchor, size: LABEL_SIZE, fill: "ink-3" };
}
