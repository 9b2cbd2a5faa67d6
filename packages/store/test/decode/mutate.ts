/** Pieces of JSON, and of what is none. */
export const FRAGMENTS = [
  ...'{}[],:"\\0123456789-+.eE \n\u0000',
  "NaN",
  "-Infinity",
  "Infinity",
  "null",
  "true",
  "__proto__",
  "\\ud83d",
  "\\u12",
  "1e400",
  "-0",
  "9007199254740993",
  "9".repeat(400),
  "[".repeat(1500),
  '{"a":'.repeat(1001),
  "\ufeff",
  "\u{1F600}",
];

/** A stream of numbers in [0, 1) that depends on the seed alone (a 32-bit Weyl sequence through a mixing function). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A text with one to four places changed: pieces put in, left out or copied. */
export function mutate(text: string, next: () => number): string {
  let mutated = text;
  for (let edits = 1 + Math.floor(next() * 4); edits > 0; edits--) {
    const from = Math.floor(next() * mutated.length);
    const to = next() < 0.5 ? from : Math.min(mutated.length, from + Math.floor(next() * 12));
    const piece =
      next() < 0.7
        ? FRAGMENTS[Math.floor(next() * FRAGMENTS.length)]!
        : mutated.slice(to, to + Math.floor(next() * 60));
    mutated = mutated.slice(0, from) + piece + mutated.slice(to);
  }
  return mutated;
}
