import type { Setting, Step } from "./optimisers.ts";

/** What a descent came to. */
export interface Descent {
  readonly x: Float64Array;
  /** f at `x`; infinite or NaN when the descent diverged. */
  readonly finalF: number;
  /** The least f that was seen. */
  readonly bestF: number;
  /** Length of the gradient at `x`. */
  readonly gradNorm: number;
  readonly iterations: number;
  /** Whether the gradient became shorter than the tolerance. */
  readonly converged: boolean;
}

/** A gradient that is shorter ends a descent. */
const TOLERANCE = 1e-6;

/**
 * Descends from a random point of the objective's cube until the gradient vanishes, f is no finite number any more, or
 * `maxIterations` steps are done.
 *
 * @param onIteration sees how far the descent is before each step and at the end; `x` is reused.
 */
export function minimise(
  { objective, dim, learningRate, random }: Setting,
  optimiser: (setting: Setting) => Step,
  maxIterations: number,
  onIteration: (descent: Descent, isLast: boolean) => void,
): Descent {
  const x = Float64Array.from({ length: dim }, () => objective.radius * (2 * random.uniform() - 1));
  const gradient = new Float64Array(dim);
  const step = optimiser({ objective, dim, learningRate, random });
  let bestF = Number.POSITIVE_INFINITY;
  for (let iterations = 0; ; iterations++) {
    const finalF = objective.value(x);
    objective.gradient(x, gradient);
    const gradNorm = length(gradient);
    if (finalF < bestF) bestF = finalF;
    const converged = gradNorm < TOLERANCE;
    const isLast = converged || !Number.isFinite(finalF) || iterations === maxIterations;
    const descent = { x, finalF, bestF, gradNorm, iterations, converged };
    onIteration(descent, isLast);
    if (isLast) return descent;
    step(x, gradient);
  }
}

function length(vector: Float64Array): number {
  let squares = 0;
  for (const component of vector) squares += component * component;
  return Math.sqrt(squares);
}
