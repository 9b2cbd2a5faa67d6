import type { Mark, Paint } from "../chart/mark.ts";
import { fitText } from "../chart/text-width.ts";
import { fieldLabel } from "../format/field-label.ts";
import { countBins, type LinkedAxis } from "./linked-axes.ts";

/** Where the axes of a parallel plot stand, in pixels. */
export interface ParallelLayout {
  readonly width: number;
  readonly height: number;
  /** Where each axis begins. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** How far the bars beside an axis reach. */
  readonly barWidth: number;
}

const LEAST_STEP = 96;
const LEFT = 64;
const RIGHT = 70;
const HEAD = 30;
const FOOT = 12;
const MOST_BAR = 46;

/** A place for each of some axes, side by side; wider than what is there where they would be too close. */
export function parallelLayout(
  count: number,
  room: { readonly width: number; readonly height: number },
): ParallelLayout {
  const step = Math.max(LEAST_STEP, (room.width - LEFT - RIGHT) / Math.max(1, count - 1));
  const xs = Array.from({ length: count }, (_, index) => LEFT + index * step);
  return {
    width: Math.max(room.width, (xs.at(-1) ?? 0) + RIGHT),
    height: room.height,
    xs,
    top: HEAD,
    bottom: room.height - FOOT,
    barWidth: Math.min(MOST_BAR, step * 0.4),
  };
}

/** The axes with their names and labels. */
export function axesMarks(axes: readonly LinkedAxis[], layout: ParallelLayout): Mark[] {
  const { xs, top, bottom } = layout;
  const step = xs.length > 1 ? xs[1]! - xs[0]! : LEAST_STEP;
  return axes.flatMap((axis, index): Mark[] => {
    const x = xs[index]!;
    const { scale } = axis;
    const suffix = scale.kind === "log" ? " (log)" : "";
    const name = fitText(fieldLabel(axis.field), 11.5, step - (suffix === "" ? 6 : 34)) + suffix;
    const labels = scale.ticks
      .filter((tick) => tick.label !== "" && tick.place >= 0 && tick.place <= 1)
      .filter((_, place, all) => place % Math.ceil(all.length / 12) === 0)
      .map((tick): Mark => {
        const y = bottom - tick.place * (bottom - top) + 3.5;
        return text(fitText(tick.label, 10.5, 54), x - 6, y, "end", "ink-3", 10.5);
      });
    return [
      { kind: "rule", x1: x + 0.5, x2: x + 0.5, y1: top, y2: bottom, stroke: "ink-3", width: 1 },
      text(name, x, top - 12, "middle", "ink-1", 11.5),
      ...labels,
    ];
  });
}

/** How the runs lie along each axis: all of them pale, those that match above them. */
export function barsMarks(
  axes: readonly LinkedAxis[],
  layout: ParallelLayout,
  matched: Uint32Array,
): { readonly all: Mark[]; readonly matching: Mark[] } {
  const all: Mark[] = [];
  const matching: Mark[] = [];
  for (const [index, axis] of axes.entries()) {
    const greatest = axis.total.reduce((most, count) => Math.max(most, count), 1);
    const counts = countBins(axis, matched);
    const height = (layout.bottom - layout.top) / axis.total.length;
    for (let bin = 0; bin < axis.total.length; bin++) {
      const bar = (count: number, fill: Paint): Mark => ({
        kind: "rect",
        x: layout.xs[index]! + 1,
        y: layout.bottom - (bin + 1) * height + 0.5,
        width: Math.max(1, (count / greatest) * layout.barWidth),
        height: Math.max(1, height - 1),
        fill,
      });
      if (axis.total[bin]! > 0) all.push(bar(axis.total[bin]!, "line-2"));
      if (counts[bin]! > 0) matching.push({ ...bar(counts[bin]!, "seq-5"), opacity: 0.85 } as Mark);
    }
  }
  return { all, matching };
}

/** The line of each of some rows from axis to axis; it has a gap where the row has no place. */
export function linesMarks(
  axes: readonly LinkedAxis[],
  layout: ParallelLayout,
  rows: Iterable<number>,
  lookOf: (row: number) => { readonly stroke: Paint; readonly opacity: number },
): Mark[] {
  const span = layout.bottom - layout.top;
  return Array.from(rows, (row): Mark => {
    const ys = axes.map((axis) => layout.bottom - axis.places[row]! * span);
    return { kind: "line", xs: layout.xs, ys, width: 1, ...lookOf(row) };
  });
}

function text(
  value: string,
  x: number,
  y: number,
  anchor: "middle" | "end",
  fill: Paint,
  size: number,
): Mark {
  return { kind: "text", x, y, text: value, anchor, size, fill };
}
