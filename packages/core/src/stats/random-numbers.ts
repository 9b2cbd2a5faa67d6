/**
 * A source of numbers from 0 to less than 1, all 32-bit fractions being equally likely: xoshiro128**. The same seed
 * gives the same numbers, on every machine.
 *
 * @see D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021)
 *
 * @param seed an integer up to 2^53 - 1 in magnitude
 */
export function randomNumbers(seed: number): () => number {
  const nextOfSeed = mixer(Math.trunc(seed / 2 ** 32) ^ 0, seed | 0);
  let a = nextOfSeed();
  let b = nextOfSeed();
  let c = nextOfSeed();
  let d = nextOfSeed();
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return (result >>> 0) / 2 ** 32;
  };
}

function rotate(bits: number, count: number): number {
  return (bits << count) | (bits >>> (32 - count));
}

/** Turns seeds that are alike into states that are not: a counter, each value of which is scrambled with both halves. */
function mixer(high: number, low: number): () => number {
  let counter = low;
  return () => {
    counter = (counter + 0x9e37_79b9) | 0;
    return scramble(scramble(counter) ^ high);
  };
}

function scramble(bits: number): number {
  let mixed = bits;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0_aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
  return mixed ^ (mixed >>> 15);
}
