import type { Random } from "./random.ts";

/** Gives one point of the unit square after another; the point is reused. */
type Sampler = (random: Random) => (point: [number, number]) => void;

/** Independent points. */
const uniform: Sampler = (random) => (point) => {
  point[0] = random.uniform();
  point[1] = random.uniform();
};

/** Each second point is the first one's reflection at the centre of the square. */
const antithetic: Sampler = (random) => {
  let reflect = false;
  return (point) => {
    point[0] = reflect ? 1 - point[0] : random.uniform();
    point[1] = reflect ? 1 - point[1] : random.uniform();
    reflect = !reflect;
  };
};

/**
 * Halton's sequence in bases 2 and 3, shifted by a random vector around the torus.
 *
 * @see https://doi.org/10.1137/0713071 Cranley and Patterson, "Randomization of Number Theoretic Methods" (1976)
 */
const halton: Sampler = (random) => {
  const shift = [random.uniform(), random.uniform()] as const;
  let index = 0;
  return (point) => {
    index += 1;
    point[0] = (radicalInverse(index, 2) + shift[0]) % 1;
    point[1] = (radicalInverse(index, 3) + shift[1]) % 1;
  };
};

/** The digits of `index` in `base`, mirrored at the point. */
function radicalInverse(index: number, base: number): number {
  let [rest, scale, inverse] = [index, 1 / base, 0];
  for (; rest > 0; scale /= base) {
    inverse += (rest % base) * scale;
    rest = Math.floor(rest / base);
  }
  return inverse;
}

/** The ways of sampling that are compared. */
export const SAMPLERS = { uniform, antithetic, halton };
