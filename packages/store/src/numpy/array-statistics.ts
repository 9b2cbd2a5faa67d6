import { type ArrayPreview, meanOf } from "@atlas/core";
import { giveTurn, isTurnDue } from "../event-loop.ts";
import type { DType } from "./dtype.ts";
import { numberReader } from "./item-reader.ts";

/** How many items are read before others may have their turn. */
const ITEMS_AT_A_TIME = 64 * 1024;

/** The least, the greatest and the mean of the finite numbers in an array, and how many are not finite. */
export async function arrayStatistics(
  view: DataView,
  dtype: DType,
  count: number,
): Promise<Pick<ArrayPreview, "min" | "max" | "mean" | "not_finite">> {
  const read = numberReader(dtype);
  if (read === undefined) return {};
  const finite = new Float64Array(count);
  let found = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = read(view, i * dtype.itemBytes);
    if (Number.isFinite(value)) {
      finite[found++] = value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    if (i % ITEMS_AT_A_TIME === 0 && isTurnDue()) await giveTurn();
  }
  const not_finite = count - found;
  return found === 0 ? { not_finite } : { min, max, mean: meanOf(finite.subarray(0, found)), not_finite };
}
