import { describe, expect, test } from "vitest";
import { type Descent, minimise } from "../../../src/demo/optimisers/minimise.ts";
import { OBJECTIVES } from "../../../src/demo/optimisers/objectives.ts";
import { OPTIMISERS, type Setting } from "../../../src/demo/optimisers/optimisers.ts";
import { randomOf } from "../../../src/demo/random.ts";
import { RunFailure } from "../../../src/demo/run-failure.ts";

describe.each(Object.entries(OBJECTIVES))("the objective %s", (_, objective) => {
  test("is 0 at its minimum, where its gradient vanishes or there is none", () => {
    const minimum = new Float64Array(5).fill(objective.optimum);
    const gradient = new Float64Array(5).fill(9);
    objective.gradient(minimum, gradient);
    expect(objective.value(minimum)).toBeCloseTo(0, 14);
    expect(Math.hypot(...gradient)).toBe(0);
  });

  test("has the gradient that differences approach", () => {
    const random = randomOf("0000000000000007");
    const gradient = new Float64Array(4);
    for (let trial = 0; trial < 20; trial++) {
      const x = Float64Array.from({ length: 4 }, () => objective.radius * (2 * random.uniform() - 1));
      objective.gradient(x, gradient);
      for (let i = 0; i < 4; i++) {
        const [left, right] = [x.slice(), x.slice()];
        left[i]! -= 1e-5;
        right[i]! += 1e-5;
        const slope = (objective.value(right) - objective.value(left)) / 2e-5;
        expect(Math.abs(slope - gradient[i]!)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }
    }
  });
});

/** A descent, and f at each of its iterations. */
function descend(
  problem: keyof typeof OBJECTIVES,
  algorithm: keyof typeof OPTIMISERS,
  learningRate: number,
  maxIterations: number,
): { descent: Descent; values: number[] } {
  const random = randomOf("0000000000000001");
  const setting: Setting = { objective: OBJECTIVES[problem], dim: 3, learningRate, random };
  const values: number[] = [];
  const descent = minimise(setting, OPTIMISERS[algorithm], maxIterations, ({ iterations, finalF }) => {
    expect(iterations).toBe(values.length);
    values.push(finalF);
  });
  return { descent, values };
}

describe("minimise", () => {
  test.each(["gd", "momentum", "adam", "line_search"] as const)("%s finds the sphere's minimum", (name) => {
    const { descent } = descend("sphere", name, 0.1, 1000);
    expect(descent.converged).toBe(true);
    expect(descent.finalF).toBeLessThan(1e-12);
    expect(descent.iterations).toBeLessThan(1000);
  });

  test("gd on the sphere goes as computed by hand: each step multiplies x by 1 - 2 learning rate", () => {
    const { values } = descend("sphere", "gd", 0.25, 10);
    expect(values).toHaveLength(11);
    for (const [iteration, f] of values.entries()) {
      expect(f / values[0]!).toBeCloseTo(0.25 ** iteration, 12);
    }
  });

  test("rmsprop's first step has the same length in every dimension", () => {
    const starts: Float64Array[] = [];
    minimise(
      { objective: OBJECTIVES.sphere, dim: 3, learningRate: 0.1, random: randomOf("0000000000000001") },
      OPTIMISERS.rmsprop,
      1,
      ({ x }) => starts.push(x.slice()),
    );
    const [before, after] = starts as [Float64Array, Float64Array];
    for (let i = 0; i < 3; i++) {
      expect(Math.abs(after[i]! - before[i]!)).toBeCloseTo(0.1 / Math.sqrt(0.1), 6);
      expect(Math.abs(after[i]!)).toBeLessThan(Math.abs(before[i]!));
    }
  });

  test.each(["random_search", "line_search"] as const)("%s never gets worse", (algorithm) => {
    const { values, descent } = descend("rastrigin", algorithm, 0.1, 200);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(descent.bestF).toBe(descent.finalF);
    expect(descent.bestF).toBeLessThan(values[0]!);
  });

  test("a line search fails where no step leads down", () => {
    const setting: Setting = {
      objective: { ...OBJECTIVES.sphere, gradient: (x, gradient) => gradient.set(x.map((xi) => -xi)) },
      dim: 2,
      learningRate: 0.1,
      random: randomOf("0000000000000001"),
    };
    expect(() => minimise(setting, OPTIMISERS.line_search, 10, () => {})).toThrow(RunFailure);
  });

  test("a descent that diverges ends where f is no number any more, and keeps the best that was seen", () => {
    const { descent, values } = descend("rosenbrock", "gd", 0.1, 1000);
    expect(Number.isFinite(descent.finalF)).toBe(false);
    expect(descent.bestF).toBe(Math.min(...values));
    expect(descent.converged).toBe(false);
    expect(values.at(-1)).toBe(descent.finalF);
  });
});
