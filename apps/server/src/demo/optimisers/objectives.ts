/** A function to be minimised. */
export interface Objective {
  /** Starting points are drawn from the cube [-radius, radius). */
  readonly radius: number;
  /** Where every coordinate of its one global minimum lies, at which it is 0. */
  readonly optimum: number;
  value(x: Float64Array): number;
  /** Writes the gradient at `x` into `gradient`. */
  gradient(x: Float64Array, gradient: Float64Array): void;
}

/** Convex, the same in all directions; 0 at the origin. */
const sphere: Objective = {
  radius: 5,
  optimum: 0,
  value(x) {
    let sum = 0;
    for (const xi of x) sum += xi * xi;
    return sum;
  },
  gradient(x, gradient) {
    for (let i = 0; i < x.length; i++) gradient[i] = 2 * x[i]!;
  },
};

/** A narrow curved valley; 0 at (1, ..., 1). */
const rosenbrock: Objective = {
  radius: 2,
  optimum: 1,
  value(x) {
    let sum = 0;
    for (let i = 0; i + 1 < x.length; i++) {
      sum += 100 * (x[i + 1]! - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2;
    }
    return sum;
  },
  gradient(x, gradient) {
    gradient.fill(0);
    for (let i = 0; i + 1 < x.length; i++) {
      const bend = x[i + 1]! - x[i]! ** 2;
      gradient[i]! += -400 * x[i]! * bend - 2 * (1 - x[i]!);
      gradient[i + 1]! += 200 * bend;
    }
  },
};

/** A bowl with a local minimum near every integer point; 0 at the origin. */
const rastrigin: Objective = {
  radius: 5.12,
  optimum: 0,
  value(x) {
    let sum = 0;
    for (const xi of x) sum += 10 + xi * xi - 10 * Math.cos(2 * Math.PI * xi);
    return sum;
  },
  gradient(x, gradient) {
    for (let i = 0; i < x.length; i++) {
      gradient[i] = 2 * x[i]! + 20 * Math.PI * Math.sin(2 * Math.PI * x[i]!);
    }
  },
};

/** A wide plain of ripples around a cone, at whose tip, 0 at the origin, there is no gradient. */
const ackley: Objective = {
  radius: 2,
  optimum: 0,
  value(x) {
    const { length, waves } = ackleyTerms(x);
    return Math.max(0, 20 - 20 * Math.exp(-0.2 * length) + Math.E - Math.exp(waves));
  },
  gradient(x, gradient) {
    const { length, waves } = ackleyTerms(x);
    const cone = length === 0 ? 0 : (4 * Math.exp(-0.2 * length)) / (length * x.length);
    const ripple = (2 * Math.PI * Math.exp(waves)) / x.length;
    for (let i = 0; i < x.length; i++) gradient[i] = cone * x[i]! + ripple * Math.sin(2 * Math.PI * x[i]!);
  },
};

/** The root of the mean square, and the mean of the cosines. */
function ackleyTerms(x: Float64Array): { length: number; waves: number } {
  let [squares, cosines] = [0, 0];
  for (const xi of x) {
    squares += xi * xi;
    cosines += Math.cos(2 * Math.PI * xi);
  }
  return { length: Math.sqrt(squares / x.length), waves: cosines / x.length };
}

/** The test functions of the benchmark. */
export const OBJECTIVES = { sphere, rosenbrock, rastrigin, ackley };
