/** Where values lie on a ramp of colours. */
export interface HeatScale {
  /** The tokens of the ramp, from its least end on. */
  readonly paints: readonly string[];
  /** The values at the ends of the ramp. */
  readonly ends: readonly [low: number, high: number];
  /** Whether the middle of the ramp is 0. */
  readonly isSigned: boolean;
}

const SEQUENTIAL = Array.from({ length: 10 }, (_, step) => `seq-${step}`);
const DIVERGING = ["div-n4", "div-n3", "div-n2", "div-n1", "div-0", "div-p1", "div-p2", "div-p3", "div-p4"];

/** The colours of values in a range: about a real zero when there are negative and positive ones. */
export function heatScale([least, greatest]: readonly [number, number]): HeatScale {
  if (least < 0 && greatest > 0) {
    const most = Math.max(-least, greatest);
    return { paints: DIVERGING, ends: [-most, most], isSigned: true };
  }
  return { paints: SEQUENTIAL, ends: [least, greatest], isSigned: false };
}

/** The step of the ramp that a value has; the first when all values are the same. */
export function heatStep({ paints, ends: [low, high] }: HeatScale, value: number): number {
  // Halves, so that the span of the greatest numbers is finite.
  const place = (value / 2 - low / 2) / (high / 2 - low / 2);
  return Number.isNaN(place)
    ? 0
    : Math.min(paints.length - 1, Math.max(0, Math.floor(place * paints.length)));
}
