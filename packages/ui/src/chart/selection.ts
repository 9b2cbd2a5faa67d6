import type { Rect } from "./mark.ts";

/** A part of an axis, as shares of it from its low end; beyond 0 and 1 where the part reaches outside. */
export type Span = readonly [from: number, to: number];

/** A part of a plot area. */
export interface Selection {
  readonly x: Span;
  readonly y: Span;
}

/** A place in a figure, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Along which axes something is chosen. */
export interface Axes {
  readonly x: boolean;
  readonly y: boolean;
}

/** What a drag must reach to be none along the other axis: people do not drag straight. */
const LEAST_ACROSS = 8;

/** The rectangle between two places of a plot area: as wide or high as the area along an axis that is not chosen on. */
export function dragRect(area: Rect, from: Place, to: Place, along: Axes): Rect {
  const [left, right] = along.x
    ? sorted(from.x, to.x, area.x, area.x + area.width)
    : ends(area.x, area.width);
  const [top, bottom] = along.y
    ? sorted(from.y, to.y, area.y, area.y + area.height)
    : ends(area.y, area.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Along which axes a drag goes: along one alone where it hardly leaves the other. */
export function dragAxes(from: Place, to: Place, along: Axes): Axes {
  const [across, down] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (!along.x || !along.y) return along;
  if (down < LEAST_ACROSS && across >= LEAST_ACROSS) return { x: true, y: false };
  if (across < LEAST_ACROSS && down >= LEAST_ACROSS) return { x: false, y: true };
  return along;
}

/** A rectangle as a part of the plot area that it lies in. */
export function selectionOf(area: Rect, rect: Rect): Selection {
  const bottom = area.y + area.height;
  return {
    x: [(rect.x - area.x) / area.width, (rect.x + rect.width - area.x) / area.width],
    y: [(bottom - rect.y - rect.height) / area.height, (bottom - rect.y) / area.height],
  };
}

/** The part of a plot area about a place in it, larger (`factor` above 1) or smaller than the area. */
export function partAbout(area: Rect, at: Place, factor: number): Selection {
  const [x, y] = [(at.x - area.x) / area.width, (area.y + area.height - at.y) / area.height];
  const about = (share: number): Span => [share - share * factor, share + (1 - share) * factor];
  return { x: about(x), y: about(y) };
}

/** What a plot area shows after it was dragged by some pixels. */
export function partMoved(area: Rect, right: number, down: number): Selection {
  const [x, y] = [-right / area.width, down / area.height];
  return { x: [x, 1 + x], y: [y, 1 + y] };
}

function sorted(a: number, b: number, low: number, high: number): [number, number] {
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  return [clamp(Math.min(a, b)), clamp(Math.max(a, b))];
}

function ends(start: number, length: number): [number, number] {
  return [start, start + length];
}
