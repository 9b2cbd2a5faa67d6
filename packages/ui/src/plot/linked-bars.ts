import type { Mark } from "../chart/mark.ts";
import type { LinkedAxis } from "./linked-axes.ts";

/** Bars of all runs along an axis that lies, pale, and of some of them above; those are on the same scale. */
export function flatBarsMarks(
  axis: LinkedAxis,
  counts: Uint32Array,
  { width, height }: { readonly width: number; readonly height: number },
): Mark[] {
  const { total } = axis;
  const greatest = total.reduce((most, count) => Math.max(most, count), 1);
  const step = width / total.length;
  const bars = (of: Uint32Array, fill: string) =>
    Array.from(of, (count, bin): Mark => {
      const high = count === 0 ? 0 : Math.max(1, (count / greatest) * height);
      return {
        kind: "rect",
        x: bin * step,
        y: height - high,
        width: Math.max(0.5, step - 1),
        height: high,
        fill,
      };
    });
  return [...bars(total, "line-2"), ...bars(counts, "seq-5")];
}
