/** How many rows a segment of a column holds; the last one may hold fewer. */
export const SEGMENT_ROWS = 1 << 14;

/** The segment that a row is in. */
export function segmentOf(row: number): number {
  return row >>> 14;
}

/** Where a row stands in its segment. */
export function placeOf(row: number): number {
  return row & (SEGMENT_ROWS - 1);
}

/** Whether rows, in ascending order, are those of a full segment that begins at row `start`. */
export function areWholeSegment(rows: Uint32Array, start: number): boolean {
  return rows.length === SEGMENT_ROWS && rows[0] === start && rows.at(-1) === start + SEGMENT_ROWS - 1;
}

let latest = new Uint16Array();

/**
 * Places in a segment, in ascending order, as an array to keep. Columns that are sparse are so together, mostly: when
 * one after the other is sealed, they share it.
 */
export function keptPlaces(places: Uint16Array): Uint16Array {
  const isLatest = places.length === latest.length && places.every((place, i) => place === latest[i]);
  if (!isLatest) latest = places.slice();
  return latest;
}

/** Where a place stands among places in ascending order, or less than 0. */
export function findPlace(places: Uint16Array, place: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = places[middle]!;
    if (found === place) return middle;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
