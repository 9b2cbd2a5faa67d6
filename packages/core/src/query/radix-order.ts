const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
/** Where the digits of a half of a key begin, from the least significant on. */
const SHIFTS = [0, 11, 22] as const;

/** Rows with a key of 64 bits each: `high[i]` and `low[i]` are the halves, unsigned, of the key of `rows[i]`. */
export interface KeyedRows {
  readonly rows: Uint32Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Sorts rows by their keys, and the keys with them, in place and stably. */
export function radixOrder(keyed: KeyedRows): void {
  const { length } = keyed.rows;
  let from = keyed;
  let to: KeyedRows = {
    rows: new Uint32Array(length),
    high: new Uint32Array(length),
    low: new Uint32Array(length),
  };
  for (const half of ["low", "high"] as const) {
    for (const shift of SHIFTS) {
      const places = bucketPlaces(from[half], shift);
      if (places === undefined) continue;
      scatter(from, to, from[half], shift, places);
      [from, to] = [to, from];
    }
  }
  if (from === keyed) return;
  keyed.rows.set(from.rows);
  keyed.high.set(from.high);
  keyed.low.set(from.low);
}

/** Where each bucket of a digit begins; `undefined` when all keys have the same digit. */
function bucketPlaces(keys: Uint32Array, shift: number): Uint32Array | undefined {
  const places = new Uint32Array(BUCKETS);
  for (let i = 0; i < keys.length; i++) places[(keys[i]! >>> shift) & (BUCKETS - 1)]!++;
  let place = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = places[bucket]!;
    if (count === keys.length) return undefined;
    places[bucket] = place;
    place += count;
  }
  return places;
}

function scatter(
  from: KeyedRows,
  to: KeyedRows,
  digits: Uint32Array,
  shift: number,
  places: Uint32Array,
): void {
  for (let i = 0; i < digits.length; i++) {
    const place = places[(digits[i]! >>> shift) & (BUCKETS - 1)]!++;
    to.rows[place] = from.rows[i]!;
    to.high[place] = from.high[i]!;
    to.low[place] = from.low[i]!;
  }
}
