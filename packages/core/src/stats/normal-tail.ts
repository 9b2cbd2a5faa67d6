/**
 * The probability that a value of the standard normal distribution is above `z`, accurate also where it is tiny.
 *
 * @param z at least 0
 * @see https://dlmf.nist.gov/7.6.E2 and https://dlmf.nist.gov/7.9.E1
 */
export function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (density === 0) return 0;
  return z < 3 ? 0.5 - density * oddSeries(z) : density / laplaceFraction(z);
}

/** z + z^3 / 3 + z^5 / (3 5) + ... */
function oddSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; term > sum * Number.EPSILON; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum;
}

/** z + 1 / (z + 2 / (z + 3 / (z + ...))), from its far end, which is near enough to infinity for z from 3 on. */
function laplaceFraction(z: number): number {
  let value = z;
  for (let k = 100; k > 0; k--) value = z + k / value;
  return value;
}
