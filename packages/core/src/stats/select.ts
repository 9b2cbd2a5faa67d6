/** From how many numbers on a sample is worth while. */
const SAMPLED_LENGTH = 600;

/**
 * Rearranges the numbers of places `start` to `end` (half-open) so that place `k` of the array holds what it would if
 * they were sorted, with none greater before it and none less after it. None of them may be NaN.
 *
 * @see R. W. Floyd and R. L. Rivest, "Algorithm 489: the algorithm SELECT", CACM 18 (1975)
 */
export function select(values: Float64Array, k: number, start = 0, end = values.length): void {
  let left = start;
  let right = end - 1;
  while (left < right) {
    if (right - left > SAMPLED_LENGTH) selectInSample(values, k, left, right);
    const last = partition(values, k, left, right);
    if (last <= k) left = last + 1;
    if (last >= k) right = last - 1;
  }
}

/** Selects within a sample about `k`, so that the number at `k` becomes one that halves what is left well. */
function selectInSample(values: Float64Array, k: number, left: number, right: number): void {
  const n = right - left + 1;
  const before = k - left + 1;
  const size = 0.5 * n ** (2 / 3);
  const margin = 0.5 * Math.sqrt((Math.log(n) * size * (n - size)) / n) * Math.sign(before - n / 2);
  const from = Math.max(left, Math.floor(k - (before * size) / n + margin));
  const to = Math.min(right, Math.floor(k + ((n - before) * size) / n + margin));
  select(values, k, from, to + 1);
}

/** Puts the number at `k` where it belongs, the lesser ones before it and the greater ones after; returns its place. */
function partition(values: Float64Array, k: number, left: number, right: number): number {
  const pivot = values[k]!;
  swap(values, left, k);
  // The pivot and a number that is not less than it stand at the ends, and stop the scans.
  const pivotIsLast = values[right]! > pivot;
  if (pivotIsLast) swap(values, left, right);
  let low = left;
  let high = right;
  while (low < high) {
    swap(values, low, high);
    low++;
    high--;
    while (values[low]! < pivot) low++;
    while (values[high]! > pivot) high--;
  }
  if (values[left] === pivot) {
    swap(values, left, high);
    return high;
  }
  swap(values, high + 1, right);
  return high + 1;
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i]!;
  values[i] = values[j]!;
  values[j] = value;
}
