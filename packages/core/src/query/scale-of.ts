import type { Scale } from "./density-grid.ts";

/** Positive numbers that span this much, the greatest by the least, are laid out by their logarithm. */
const LOG_RATIO = 1000;

/** The scale on which finite numbers between two of them are binned: `log` where they are above 0 and span three decades. */
export function scaleOf(least: number, greatest: number): Scale {
  return least > 0 && greatest / least >= LOG_RATIO ? "log" : "linear";
}
