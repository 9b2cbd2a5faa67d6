import type { AggregatePoint } from "@atlas/core";
import type { SeriesPanel, StyledSeries } from "./series-figure.ts";

/** The part of a category's place that is one series' own, in pixels: series stand side by side. */
export interface Slot {
  readonly left: number;
  readonly middle: number;
  readonly width: number;
}

const MOST_WIDTH = 40;

/** The slot of a series at the category of a point. */
export function slotOf(panel: SeriesPanel, series: StyledSeries, point: Pick<AggregatePoint, "x">): Slot {
  const { x, area, seriesCount } = panel;
  const room = x.step * area.width * 0.8;
  const width = Math.min(MOST_WIDTH, room / seriesCount);
  const middle =
    area.x + x.place(point.x) * area.width + (series.style.index - (seriesCount - 1) / 2) * width;
  return { left: middle - width / 2, middle, width };
}

/** A place between -0.5 and 0.5 for the n-th of some points: spread evenly, and the same every time. */
export function jitter(index: number): number {
  return ((index * 0.618_033_988_75 + 0.5) % 1) - 0.5;
}
