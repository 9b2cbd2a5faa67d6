/** Says the kind and the version of the format, and, read as one word, the order of the bytes in a word. */
const MAGIC = 0x41_74_6c_01;

/** The words before the lengths: magic, checksum, how many blobs. */
const HEAD_WORDS = 3;

/**
 * Blobs as bytes that `decodeBlobs` takes apart again, each at a multiple of 8, so that it can be viewed as an array
 * of doubles. They are covered by a checksum, but for the last one, which comes in parts and checks itself.
 */
export function encodeBlobs(
  blobs: readonly Uint8Array[],
  last: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer>[] {
  const lastLength = last.reduce((sum, part) => sum + part.length, 0);
  const lengths = [...blobs.map((blob) => blob.length), lastLength];
  const start = padded(4 * (HEAD_WORDS + lengths.length));
  const bytes = new Uint8Array(blobs.reduce((sum, blob) => sum + padded(blob.length), start));
  const words = new Uint32Array(bytes.buffer);
  words.set([MAGIC, 0, lengths.length, ...lengths]);
  let at = start;
  for (const blob of blobs) {
    bytes.set(blob, at);
    at += padded(blob.length);
  }
  words[1] = checksum(words.subarray(2));
  return [bytes, ...last];
}

/** The blobs as views of the bytes, which begin at a multiple of 8; `undefined` when they are not what was written. */
export function decodeBlobs(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] | undefined {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const count = words[2] ?? 0;
  if (words[0] !== MAGIC || count < 1 || words.length < HEAD_WORDS + count) return undefined;
  const lengths = words.subarray(HEAD_WORDS, HEAD_WORDS + count);
  const blobs: Uint8Array<ArrayBuffer>[] = [];
  let at = padded(4 * (HEAD_WORDS + count));
  for (const length of lengths.subarray(0, -1)) {
    blobs.push(bytes.subarray(at, at + length));
    at += padded(length);
  }
  const isWhole = bytes.length === at + lengths[count - 1]!;
  if (!isWhole || words[1] !== checksum(words.subarray(2, at / 4))) return undefined;
  return [...blobs, bytes.subarray(at)];
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function checksum(words: Uint32Array): number {
  let sum = words.length;
  for (let i = 0; i < words.length; i++) {
    sum = Math.imul(sum ^ words[i]!, 0x9e3779b1);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
