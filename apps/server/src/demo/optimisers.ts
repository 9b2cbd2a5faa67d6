import type { Objective } from "./objectives.ts";
import type { Random } from "./random.ts";

/** Moves a point one step, in place. */
export type Step = (x: Float64Array, gradient: Float64Array) => void;

/** What a method needs to know before its first step. */
export interface Setting {
  readonly objective: Objective;
  readonly dim: number;
  readonly learningRate: number;
  readonly random: Random;
}

/** Steepest descent. */
function gd({ learningRate }: Setting): Step {
  return (x, gradient) => {
    for (let i = 0; i < x.length; i++) x[i]! -= learningRate * gradient[i]!;
  };
}

/** Descent with Polyak's heavy ball, which keeps nine tenths of its speed. */
function momentum({ dim, learningRate }: Setting): Step {
  const velocity = new Float64Array(dim);
  return (x, gradient) => {
    for (let i = 0; i < x.length; i++) {
      velocity[i] = 0.9 * velocity[i]! - learningRate * gradient[i]!;
      x[i]! += velocity[i]!;
    }
  };
}

/**
 * Steps scaled by running moments of the gradient.
 *
 * @see https://arxiv.org/abs/1412.6980 Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015)
 */
function adam({ dim, learningRate }: Setting): Step {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  const first = new Float64Array(dim);
  const second = new Float64Array(dim);
  let t = 0;
  return (x, gradient) => {
    t += 1;
    for (let i = 0; i < x.length; i++) {
      first[i] = beta1 * first[i]! + (1 - beta1) * gradient[i]!;
      second[i] = beta2 * second[i]! + (1 - beta2) * gradient[i]! ** 2;
      const direction = first[i]! / (1 - beta1 ** t);
      const scale = Math.sqrt(second[i]! / (1 - beta2 ** t)) + epsilon;
      x[i]! -= (learningRate * direction) / scale;
    }
  };
}

/** Tries a normally distributed step and keeps it when it leads down; never looks at the gradient. */
function randomSearch({ objective, learningRate, random }: Setting): Step {
  const width = learningRate * objective.radius;
  return (x) => {
    const candidate = x.map((xi) => xi + width * random.normal());
    if (objective.value(candidate) < objective.value(x)) x.set(candidate);
  };
}

/** The methods of the benchmark; each makes the step of one descent. */
export const OPTIMISERS = { gd, momentum, adam, random_search: randomSearch };
