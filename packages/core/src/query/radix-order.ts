/** At most so many bits of a key are a digit: more buckets would not stay near the processor. */
const MAX_DIGIT_BITS = 13;
/** As many or, of few keys, fewer: to go over the buckets is not to take longer than to go over the keys. */
const MIN_DIGIT_BITS = 6;
/** So many keys or fewer are inserted one by one. */
const FEW = 24;

/** Keys of 64 bits: `high[i]` and `low[i]` are the halves of one, unsigned. Without `low` these are all 0. */
export interface Keys {
  readonly high: Uint32Array;
  readonly low?: Uint32Array;
}

/** Puts places whose keys are equal in order. */
export type SettleTie = (tied: Uint32Array) => void;

/**
 * The places of keys in ascending order.
 *
 * @param settle for two equal ones and more; they stay as they come when absent
 */
export function radixOrder({ high, low }: Keys, settle?: SettleTie): Uint32Array {
  const { places, keys } = orderByDigits(high);
  if (low === undefined && settle === undefined) return places;
  for (let start = 0, end = 1; start < places.length; start = end++) {
    while (end < places.length && keys[end] === keys[start]) end++;
    if (end - start === 1) continue;
    if (low !== undefined) orderByKey(places, start, end, low);
    if (settle === undefined) continue;
    if (low === undefined) settle(places.subarray(start, end));
    else settleTies(places, start, end, low, settle);
  }
  return places;
}

/** Settles what is still equal in a stretch of places that are in the order of their keys. */
function settleTies(
  places: Uint32Array,
  from: number,
  to: number,
  keys: Uint32Array,
  settle: SettleTie,
): void {
  for (let start = from, end = from + 1; start < to; start = end++) {
    while (end < to && keys[places[end]!] === keys[places[start]!]) end++;
    if (end - start > 1) settle(places.subarray(start, end));
  }
}

/** Puts a stretch of places in the order of their keys. */
function orderByKey(places: Uint32Array, start: number, end: number, keys: Uint32Array): void {
  if (end - start <= FEW) {
    insertByKey(places, start, end, keys);
    return;
  }
  const stretch = places.subarray(start, end);
  const order = orderByDigits(stretch.map((place) => keys[place]!)).places;
  stretch.set(order.map((i) => stretch[i]!));
}

function insertByKey(places: Uint32Array, start: number, end: number, keys: Uint32Array): void {
  for (let i = start + 1; i < end; i++) {
    const place = places[i]!;
    const key = keys[place]!;
    let j = i;
    while (j > start && keys[places[j - 1]!]! > key) {
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

/** Sorts by one digit after the other, from the least significant on, of as few digits as the keys differ in. */
function orderByDigits(unordered: Uint32Array): PlacedKeys {
  const { length } = unordered;
  const { least, greatest } = extentOfKeys(unordered);
  const bits = 32 - Math.clz32(greatest - least);
  const mostBits = Math.min(MAX_DIGIT_BITS, Math.max(MIN_DIGIT_BITS, 32 - Math.clz32(length)));
  const digits = Math.ceil(bits / mostBits);
  const digitBits = Math.ceil(bits / digits);
  let from: PlacedKeys = { places: new Uint32Array(length), keys: unordered };
  for (let i = 0; i < length; i++) from.places[i] = i;
  let to: PlacedKeys | undefined;
  for (let digit = 0; digit < digits; digit++) {
    to ??= { places: new Uint32Array(length), keys: new Uint32Array(length) };
    scatter(from, to, { least, shift: digit * digitBits, buckets: 1 << digitBits });
    // The keys that were given are not written to.
    [from, to] = [to, from.keys === unordered ? undefined : from];
  }
  return from;
}

function extentOfKeys(keys: Uint32Array): { least: number; greatest: number } {
  let least = 0xffff_ffff;
  let greatest = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key < least) least = key;
    if (key > greatest) greatest = key;
  }
  return { least: Math.min(least, greatest), greatest };
}

/** Which digit of keys, less the least of them, is looked at. */
interface Digit {
  readonly least: number;
  readonly shift: number;
  /** How many different digits there may be: a power of two. */
  readonly buckets: number;
}

function scatter(from: PlacedKeys, to: PlacedKeys, { least, shift, buckets }: Digit): void {
  const { places, keys } = from;
  const { places: toPlaces, keys: toKeys } = to;
  const mask = buckets - 1;
  // As 32 bits that wrap round, which is all that a digit needs, and twice as fast as the subtraction of doubles.
  const base = least | 0;
  /** By digit, how many keys have it; then where the next one of them goes. */
  const next = new Uint32Array(buckets);
  for (let i = 0; i < keys.length; i++) next[((keys[i]! - base) >>> shift) & mask]!++;
  for (let digit = 0, start = 0; digit < buckets; digit++) {
    const count = next[digit]!;
    next[digit] = start;
    start += count;
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const digit = ((key - base) >>> shift) & mask;
    const place = next[digit]!;
    next[digit] = place + 1;
    toPlaces[place] = places[i]!;
    toKeys[place] = key;
  }
}
