import type { Random } from "../random.ts";
import { RunFailure } from "../run-failure.ts";
import type { Objective } from "./objectives.ts";

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

/** Steps scaled by a running mean of the squared gradient, as Hinton taught it. */
function rmsprop({ dim, learningRate }: Setting): Step {
  const square = new Float64Array(dim);
  return (x, gradient) => {
    for (let i = 0; i < x.length; i++) {
      square[i] = 0.9 * square[i]! + 0.1 * gradient[i]! ** 2;
      x[i]! -= (learningRate * gradient[i]!) / (Math.sqrt(square[i]!) + 1e-8);
    }
  };
}

/** Steepest descent whose step, at first the learning rate, is halved until f decreases enough (Armijo). */
function lineSearch({ objective, learningRate }: Setting): Step {
  return (x, gradient) => {
    const before = objective.value(x);
    const slope = gradient.reduce((sum, component) => sum + component * component, 0);
    for (let step = learningRate; step > 1e-16; step /= 2) {
      const candidate = x.map((xi, i) => xi - step * gradient[i]!);
      if (objective.value(candidate) <= before - 1e-4 * step * slope) {
        x.set(candidate);
        return;
      }
    }
    throw new RunFailure("LineSearchError", `no step down to 1e-16 leads down from f = ${before}`);
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
export const OPTIMISERS = {
  gd,
  momentum,
  rmsprop,
  adam,
  line_search: lineSearch,
  random_search: randomSearch,
};
