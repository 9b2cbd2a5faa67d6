import type { Experiment, Outcome } from "./experiment.ts";
import { SAMPLERS } from "./samplers.ts";

type Params = { readonly sampler: keyof typeof SAMPLERS; readonly n_samples: bigint };

/** Pi from the share of random points of a square that lie in its quarter circle. */
export const piEstimate: Experiment<Params> = {
  name: "pi",
  version: "0.2",
  description: "Monte Carlo estimates of pi by three ways of sampling",
  tags: ["demo", "monte-carlo"],
  operation: "estimate_pi",
  grid: {
    sampler: ["uniform", "antithetic", "halton"],
    n_samples: [50n, 500n, 5_000n, 50_000n],
  },
  submissions: [{ at: "2026-02-26T17:45:30", replicates: 8 }],
  run(params, random, share): Outcome {
    const total = Math.ceil(share * Number(params.n_samples));
    const sample = SAMPLERS[params.sampler](random);
    const point: [number, number] = [0, 0];
    const points: [number, number][] = [];
    let inside = 0;
    for (let n = 1, next = 10; n <= total; n++) {
      sample(point);
      if (point[0] ** 2 + point[1] ** 2 < 1) inside += 1;
      if (n === next || n === total) {
        points.push([n, (4 * inside) / n]);
        next *= 2;
      }
    }
    const estimate = (4 * inside) / total;
    const error = Math.abs(estimate - Math.PI);
    const standardError = Math.sqrt((estimate * (4 - estimate)) / total);
    return {
      metrics: {
        pi_estimate: estimate,
        abs_error: error,
        standard_error: standardError,
        within_two_errors: error <= 2 * standardError,
      },
      derived: { log10_abs_error: Math.log10(error) },
      curve: { name: "pi_estimate", points },
      log: [
        { level: "INFO", at: 0, message: `${total} points by ${params.sampler} sampling` },
        { level: "INFO", at: 1, message: `pi is about ${estimate.toFixed(6)}` },
      ],
      durationMs: (30 + 0.05 * total) * (0.9 + 0.2 * random.uniform()),
    };
  },
};
