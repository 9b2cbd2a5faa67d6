import { expect, test } from "vitest";
import { piEstimate } from "../../src/demo/pi-estimate.ts";
import { randomOf } from "../../src/demo/random.ts";

const meanError = (sampler: "uniform" | "antithetic" | "halton", n_samples: bigint) => {
  const errors = Array.from({ length: 20 }, (_, seed) => {
    const random = randomOf(seed.toString(16).padStart(16, "0"));
    return piEstimate.run({ sampler, n_samples }, random, 1).metrics["abs_error"] as number;
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
};

test.each(["uniform", "antithetic", "halton"] as const)(
  "%s sampling comes closer to pi with more points",
  (sampler) => {
    expect(meanError(sampler, 10_000n)).toBeLessThan(meanError(sampler, 100n));
    expect(meanError(sampler, 10_000n)).toBeLessThan(0.03);
  },
);

test("Halton's sequence comes closer than independent points", () => {
  expect(meanError("halton", 10_000n)).toBeLessThan(meanError("uniform", 10_000n) / 2);
});
