/** The density of Student's t distribution at `t`. */
export function tDensity(t: number, degreesOfFreedom: number): number {
  const atZero = gammaRatio(degreesOfFreedom / 2) / Math.sqrt(Math.PI * degreesOfFreedom);
  return atZero * Math.exp((-(degreesOfFreedom + 1) / 2) * Math.log1p((t * t) / degreesOfFreedom));
}

/**
 * gamma(z + 1/2) / gamma(z). From logarithms of gamma, it would lose as many digits as they have before the point.
 *
 * @see https://dlmf.nist.gov/5.11.E13
 */
function gammaRatio(z: number): number {
  let factor = 1;
  let large = z;
  for (; large < 64; large++) factor *= large / (large + 0.5);
  const u = 1 / large;
  const series =
    1 + u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32_768 + (u * -399) / 262_144))));
  return factor * Math.sqrt(large) * series;
}
