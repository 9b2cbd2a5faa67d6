/**
 * The edges of bins of equal width, one more than there are bins: as `numpy.histogram` has them, and so from 0.5 below
 * to 0.5 above where both ends are one value.
 *
 * @param low finite
 * @param high finite, not less than `low`
 */
export function equalBins(low: number, high: number, binCount: number): Float64Array {
  const first = low === high ? low - 0.5 : low;
  const last = low === high ? high + 0.5 : high;
  const scale = scaleOf(first, last);
  const step = (last * scale - first * scale) / binCount;
  const edges = Float64Array.from({ length: binCount }, (_, i) => (first * scale + i * step) / scale);
  return Float64Array.of(...edges, last);
}

/**
 * The bin that a number is in: a bin holds its lower edge but not its upper one, the last bin holds both.
 *
 * @param edges of bins of equal width
 * @param value neither below the first edge nor above the last one
 */
export function binOf(edges: Float64Array, value: number): number {
  const lastBin = edges.length - 2;
  const first = edges[0]!;
  const last = edges[lastBin + 1]!;
  const scale = scaleOf(first, last);
  const part = (value * scale - first * scale) / (last * scale - first * scale);
  // Rounding may have put it beside the edge that it lies on; an edge that is too far out to tell from the next, anywhere.
  let bin = Math.min(lastBin, Math.trunc(part * (lastBin + 1)) || 0);
  while (bin > 0 && value < edges[bin]!) bin--;
  while (bin < lastBin && value >= edges[bin + 1]!) bin++;
  return bin;
}

/** What brings the range within that of doubles; a power of two, so that nothing is rounded. */
function scaleOf(first: number, last: number): number {
  return Number.isFinite(last - first) ? 1 : 0.25;
}
