const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
/** Where the digits of a key begin, from the least significant on. */
const SHIFTS = [0, 11, 22] as const;
/** So many keys or fewer are inserted one by one. */
const FEW = 24;
/** So many are compared: to count digits takes as long, however few keys there are. */
const SOME = 1024;

/** Keys of 64 bits: `high[i]` and `low[i]` are the halves of one, unsigned. Without `low` these are all 0. */
export interface Keys {
  readonly high: Uint32Array;
  readonly low?: Uint32Array;
}

/** The places of keys in ascending order, equal ones as they come. */
export function radixOrder({ high, low }: Keys): Uint32Array {
  const places = high.length <= FEW ? insertedPlaces(high) : orderByDigits(high);
  if (low !== undefined) {
    eachTie(places, { high }, (tied) => {
      if (tied.length <= FEW) insertByKey(tied, low);
      else if (tied.length <= SOME) tied.sort((a, b) => low[a]! - low[b]!);
      else orderWithin(tied, low);
    });
  }
  return places;
}

/** Visits the stretches of places, in order, whose keys are equal, of two and more, and where they begin. */
export function eachTie(
  places: Uint32Array,
  { high, low }: Keys,
  visit: (tied: Uint32Array, start: number) => void,
): void {
  let start = 0;
  for (let i = 1; i <= places.length; i++) {
    if (i < places.length) {
      const a = places[i]!;
      const b = places[start]!;
      if (high[a] === high[b] && (low === undefined || low[a] === low[b])) continue;
    }
    if (i - start > 1) visit(places.subarray(start, i), start);
    start = i;
  }
}

function insertedPlaces(keys: Uint32Array): Uint32Array {
  const places = Uint32Array.from(keys.keys());
  insertByKey(places, keys);
  return places;
}

function orderWithin(places: Uint32Array, keys: Uint32Array): void {
  const sorted = orderByDigits(Uint32Array.from(places, (place) => keys[place]!));
  places.set(sorted.map((i) => places[i]!));
}

function insertByKey(places: Uint32Array, keys: Uint32Array): void {
  for (let i = 1; i < places.length; i++) {
    const place = places[i]!;
    const key = keys[place]!;
    let j = i;
    while (j > 0 && keys[places[j - 1]!]! > key) {
      places[j] = places[j - 1]!;
      j--;
    }
    places[j] = place;
  }
}

/** Keys, and the place of each among those that are sorted. */
interface PlacedKeys {
  readonly places: Uint32Array;
  readonly keys: Uint32Array;
}

function orderByDigits(keys: Uint32Array): Uint32Array {
  const { length } = keys;
  const places = new Uint32Array(length);
  for (let i = 0; i < length; i++) places[i] = i;
  let from: PlacedKeys = { places, keys };
  let to: PlacedKeys | undefined;
  for (const [i, buckets] of bucketsOf(keys).entries()) {
    if (buckets === undefined) continue;
    to ??= { places: new Uint32Array(length), keys: new Uint32Array(length) };
    scatter(from, to, SHIFTS[i]!, buckets);
    // The keys that were given are not written to.
    [from, to] = [to, from.keys === keys ? undefined : from];
  }
  return from.places;
}

/** Where each bucket of each digit begins; `undefined` where all keys have the same digit. */
function bucketsOf(keys: Uint32Array): (Uint32Array | undefined)[] {
  const [first, second, third] = [
    new Uint32Array(BUCKETS),
    new Uint32Array(BUCKETS),
    new Uint32Array(BUCKETS),
  ];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    first[key & (BUCKETS - 1)]!++;
    second[(key >>> 11) & (BUCKETS - 1)]!++;
    third[key >>> 22]!++;
  }
  return [first, second, third].map((counts) => {
    let place = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = counts[bucket]!;
      if (count === keys.length) return undefined;
      counts[bucket] = place;
      place += count;
    }
    return counts;
  });
}

function scatter(from: PlacedKeys, to: PlacedKeys, shift: number, buckets: Uint32Array): void {
  const { places, keys } = from;
  const { places: toPlaces, keys: toKeys } = to;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const place = buckets[(key >>> shift) & (BUCKETS - 1)]!++;
    toPlaces[place] = places[i]!;
    toKeys[place] = key;
  }
}
