/** The SHA-256 of some bytes, as lower-case hexadecimal digits: here, because browsers have it on secure pages only. */
export function sha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(INITIAL);
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, bytes.length * 8);
  for (let start = 0; start < padded.length; start += 64) mix(state, view, start);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The first 32 bits of the fraction of a power of the first primes. */
function fractions(count: number, power: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes.map((prime) => Math.floor((prime ** power % 1) * 2 ** 32));
}

const INITIAL = fractions(8, 1 / 2);
const ROUNDS = fractions(64, 1 / 3);

/**
 * Mixes a block of 64 bytes into the state.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */
function mix(state: Uint32Array, view: DataView, start: number): void {
  const words = new Uint32Array(64);
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(start + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [early, late] = [words[i - 15]!, words[i - 2]!];
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[i] = words[i - 16]! + first + words[i - 7]! + second;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const ofE = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) >>> 0;
    const choice = ((e & f) ^ (~e & g)) >>> 0;
    const first = (h + ofE + choice + ROUNDS[i]! + words[i]!) >>> 0;
    const ofA = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) >>> 0;
    const majority = ((a & b) ^ (a & c) ^ (b & c)) >>> 0;
    [h, g, f, e, d, c, b] = [g, f, e, (d + first) >>> 0, c, b, a];
    a = (first + ofA + majority) >>> 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i]! += word;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
