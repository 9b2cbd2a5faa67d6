import type { ConfigurationComparison } from "@atlas/core";
import { numberScale, type Scale } from "../chart/scale.ts";
import { type Direction, judge } from "../compare/direction.ts";

const LOG_RATIO = 1000;

/** A pair as a line from the baseline's number to the other's, in parts of the height: 0 at the top. */
interface PairLine {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  readonly baseline: number;
  readonly value: number;
  readonly verdict: "better" | "worse" | undefined;
}

/** What a chart of pairs is drawn from. */
export interface PairLines {
  readonly scale: Scale;
  readonly lines: readonly PairLine[];
  /** The means over the pairs. */
  readonly mean: { readonly from: number; readonly to: number } | undefined;
}

/** The lines of a comparison, one a seed; `undefined` without a pair. */
export function pairLinesOf(
  { pairs, mean, baseline_mean }: Pick<ConfigurationComparison, "pairs" | "mean" | "baseline_mean">,
  direction: Direction,
): PairLines | undefined {
  const values = pairs.flatMap(({ baseline, value }) => [baseline, value]);
  if (values.length === 0) return undefined;
  const extent = [Math.min(...values), Math.max(...values)] as const;
  const isLog = extent[0] > 0 && extent[1] / extent[0] >= LOG_RATIO;
  const scale = numberScale(isLog ? "log" : "linear", { extent, count: 5 });
  const down = (value: number) => 1 - scale.place(value);
  return {
    scale,
    lines: pairs.map(({ seed, baseline, value }) => ({
      ...{ seed, baseline, value, from: down(baseline), to: down(value) },
      verdict: judge(value - baseline, direction),
    })),
    mean: mean === null || baseline_mean === null ? undefined : { from: down(baseline_mean), to: down(mean) },
  };
}
