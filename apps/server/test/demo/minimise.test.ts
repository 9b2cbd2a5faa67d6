import { describe, expect, test } from "vitest";
import { minimise } from "../../src/demo/minimise.ts";
import { OBJECTIVES } from "../../src/demo/objectives.ts";
import { OPTIMISERS } from "../../src/demo/optimisers.ts";
import { randomOf } from "../../src/demo/random.ts";

describe.each(Object.entries(OBJECTIVES))("the objective %s", (name, objective) => {
  test("is 0 at its minimum, where its gradient vanishes", () => {
    const minimum = new Float64Array(5).fill(name === "rosenbrock" ? 1 : 0);
    const gradient = new Float64Array(5).fill(9);
    objective.gradient(minimum, gradient);
    expect(objective.value(minimum)).toBe(0);
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

const settingOf = (objective: (typeof OBJECTIVES)[keyof typeof OBJECTIVES], learningRate: number) => ({
  objective,
  dim: 3,
  learningRate,
  random: randomOf("0000000000000001"),
});

describe("minimise", () => {
  test.each(["gd", "momentum", "adam"] as const)("%s finds the sphere's minimum", (name) => {
    const descent = minimise(settingOf(OBJECTIVES.sphere, 0.1), OPTIMISERS[name], 1000);
    expect(descent.converged).toBe(true);
    expect(descent.finalF).toBeLessThan(1e-12);
    expect(descent.iterations).toBeLessThan(1000);
  });

  test("gd on the sphere goes as computed by hand: each step multiplies x by 1 - 2 learning rate", () => {
    const { curve } = minimise(settingOf(OBJECTIVES.sphere, 0.25), OPTIMISERS.gd, 10);
    const [, start] = curve[0]!;
    for (const [iteration, f] of curve) expect(f / start).toBeCloseTo(0.25 ** iteration, 12);
  });

  test("random search never gets worse", () => {
    const { curve, bestF, finalF } = minimise(
      settingOf(OBJECTIVES.rastrigin, 0.1),
      OPTIMISERS.random_search,
      200,
    );
    const values = curve.map(([, f]) => f);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(bestF).toBe(finalF);
    expect(bestF).toBeLessThan(values[0]!);
  });

  test("a descent that diverges ends where f is no number any more, and keeps the best that was seen", () => {
    const { finalF, bestF, converged, curve, iterations } = minimise(
      settingOf(OBJECTIVES.rosenbrock, 0.1),
      OPTIMISERS.gd,
      1000,
    );
    expect(Number.isFinite(finalF)).toBe(false);
    expect(bestF).toBe(Math.min(...curve.map(([, f]) => f)));
    expect(converged).toBe(false);
    expect(curve.at(-1)).toEqual([iterations, finalF]);
  });
});
