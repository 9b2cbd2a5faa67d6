/** A stream of random numbers that its seed decides. */
export interface Random {
  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * The stream of a seed of 16 hex digits, such as a run's `seed_fingerprint`: xoshiro128**, its state filled by
 * splitmix32.
 *
 * @see https://prng.di.unimi.it/ Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021)
 */
export function randomOf(seed: string): Random {
  const next = xoshiro128(...splitmix32(parseInt(seed.slice(0, 8), 16) ^ parseInt(seed.slice(8, 16), 16)));
  const uniform = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  return {
    uniform,
    // Box and Muller's transform; 1 - uniform() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

type State = [number, number, number, number];

/** Four well mixed words of one. */
function splitmix32(seed: number): State {
  let counter = seed;
  const word = () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [word(), word(), word(), word()];
}

/** Words of 32 bits, as signed integers. */
function xoshiro128(...[s0, s1, s2, s3]: State): () => number {
  const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));
  let [a, b, c, d] = [s0, s1, s2, s3];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}
