import type { EntryName } from "../file-system.ts";

/** How long ago something must have changed for a time to tell it from a later change (git's "racily clean"). */
export const SETTLED_AFTER_MS = 2000;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * A number that stands for a list of numbers: the same for the same ones, and another for others but once in 2^53
 * times. Never NaN.
 */
export function stampOf(numbers: ArrayLike<number>): number {
  let low = 0x9e3779b9;
  let high = 0x7f4a7c15;
  for (let i = 0; i < numbers.length; i++) {
    double[0] = numbers[i]!;
    low = mix(mix(low ^ words[0]!) ^ words[1]!);
    high = mix(mix(high ^ words[1]!) ^ words[0]!);
  }
  return doubleOf(low, high);
}

/** The same of the bytes of a file, faster. */
export function stampOfBytes(bytes: Uint8Array): number {
  let low = bytes.length;
  let high = 0x7f4a7c15;
  for (let i = 0; i < bytes.length; i += 4) {
    // Beyond the end there are zeros: the length tells.
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 16;
  }
  return doubleOf(mix(low), mix(high));
}

/** The stamp of an entry; `undefined` where its time and size are not known. */
export function entryStamp({ stamp, mtimeMs, sizeBytes }: Partial<EntryName>): number | undefined {
  if (stamp !== undefined || mtimeMs === undefined || sizeBytes === undefined) return stamp;
  return stampOf([mtimeMs, sizeBytes]);
}

/**
 * The stamp of an entry by which a later change will be known; NaN, which is no stamp, where it is so fresh that a
 * change may leave the time as it is.
 *
 * @param lookedAtMs the time before the entry was looked at, milliseconds since 1970
 */
export function settledStamp(entry: Partial<EntryName>, lookedAtMs: number): number {
  const { mtimeMs = Number.POSITIVE_INFINITY } = entry;
  return mtimeMs < lookedAtMs - SETTLED_AFTER_MS ? (entryStamp(entry) ?? Number.NaN) : Number.NaN;
}

/** Two words as an integer that a double can hold. */
function doubleOf(low: number, high: number): number {
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Changes every bit with a probability of one half when one bit is another (the finaliser of MurmurHash 3). */
function mix(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
