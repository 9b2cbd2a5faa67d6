/**
 * The first of some items in an order, at most `limit` of them; of equal ones those that came first. For a few of
 * many this is much faster than to sort them all.
 */
export function firstOf<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length === limit) {
      if (limit === 0 || compare(item, first[limit - 1]!) >= 0) continue;
      first.pop();
    }
    first.splice(placeFor(item, first, compare), 0, item);
  }
  return first;
}

/** Where an item goes among sorted ones: behind those that equal it. */
function placeFor<T>(item: T, sorted: readonly T[], compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(item, sorted[middle]!) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
