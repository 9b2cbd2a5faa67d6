import type { BooleanCounts } from "@atlas/core";
import { formatCount } from "./format-count.ts";

/** How many are true of those that have a boolean: `9/10`. */
export function formatTrueCount(counts: Pick<BooleanCounts, "true" | "false">): string {
  return `${formatCount(counts.true)}/${formatCount(counts.true + counts.false)}`;
}
