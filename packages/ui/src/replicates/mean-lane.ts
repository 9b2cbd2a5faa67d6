import type { RankedConfiguration } from "@atlas/core";
import { numberScale } from "../chart/scale.ts";

/** The scale that the intervals of a ranking share, as an axis across a column. */
export interface MeanLane {
  /** Where a number lies in percent of the column's width, at its edge where it is beyond. */
  percent(value: number): number;
  readonly ticks: readonly { readonly percent: number; readonly label: string }[];
}

const LOG_RATIO = 1000;
/** How far beyond the means an interval may stretch the scale, in parts of the means' own range. */
const REACH = 1;

/** The lane of some configurations; `undefined` where none has a mean. */
export function meanLaneOf(
  configurations: readonly Pick<RankedConfiguration, "mean" | "low" | "high">[],
): MeanLane | undefined {
  const means = configurations.flatMap(({ mean }) => mean ?? []);
  if (means.length === 0) return undefined;
  const [least, greatest] = [Math.min(...means), Math.max(...means)];
  /** The end of a log scale, where means of 0 are, too. */
  const leastPositive = Math.min(...means.filter((mean) => mean > 0));
  const isLog = least >= 0 && greatest / leastPositive >= LOG_RATIO;
  const bounds = configurations.flatMap(({ low, high }) => [low ?? [], high ?? []].flat());
  const reach = greatest > least ? REACH * (greatest - least) : Number.POSITIVE_INFINITY;
  const low = Math.min(
    ...bounds.filter((bound) => bound >= least - reach && (!isLog || bound > 0)),
    isLog ? leastPositive : least,
  );
  const high = Math.max(...bounds.filter((bound) => bound <= greatest + reach), greatest);
  const scale = numberScale(isLog ? "log" : "linear", { extent: [low, high], count: 5, padding: 0.03 });
  const percent = (value: number) => {
    const place = isLog && value <= 0 ? 0 : scale.place(value);
    return 100 * Math.min(1, Math.max(0, place));
  };
  const ticks = scale.ticks
    .filter(({ label, place }) => label !== "" && place >= 0 && place <= 1)
    .map(({ place, label }) => ({ percent: 100 * place, label }));
  return { percent, ticks };
}

/** Half the width of a mean's interval. */
export function halfWidth({ mean, high }: Pick<RankedConfiguration, "mean" | "high">): number | undefined {
  return mean === null || high === null ? undefined : high - mean;
}
