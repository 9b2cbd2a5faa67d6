import type { Experiment, LogLine, Outcome } from "./experiment.ts";
import { minimise } from "./minimise.ts";
import { OBJECTIVES } from "./objectives.ts";
import { OPTIMISERS } from "./optimisers.ts";

type Params = {
  readonly algorithm: keyof typeof OPTIMISERS;
  readonly problem: keyof typeof OBJECTIVES;
  readonly dim: bigint;
  readonly learning_rate: number;
};

const MAX_ITERATIONS = 1000;

/** Four ways to minimise three functions. Replicates start from the same points whatever the parameters. */
export const optimiserBenchmark: Experiment<Params> = {
  name: "optimisers",
  version: "1.0",
  description: "Four optimisers on three test functions, from random starting points",
  tags: ["demo", "benchmark"],
  operation: "minimise",
  grid: {
    algorithm: ["gd", "momentum", "adam", "random_search"],
    problem: ["sphere", "rosenbrock", "rastrigin"],
    dim: [2n, 10n],
    learning_rate: [0.001, 0.01, 0.1],
  },
  submissions: [
    { at: "2026-03-02T09:00:02", replicates: 4 },
    {
      at: "2026-03-03T14:30:11",
      replicates: 8,
      unfinished: { waiting: 20, running: 4, cancelled: 6 },
    },
  ],
  run(params, random, share): Outcome {
    const dim = Number(params.dim);
    const descent = minimise(
      { objective: OBJECTIVES[params.problem], dim, learningRate: params.learning_rate, random },
      OPTIMISERS[params.algorithm],
      Math.ceil(share * MAX_ITERATIONS),
    );
    const { finalF, bestF, gradNorm, iterations, converged, curve } = descent;
    const diverged = !Number.isFinite(finalF);
    return {
      metrics: {
        final_f: finalF,
        best_f: bestF,
        iterations: BigInt(iterations),
        converged,
        grad_norm: gradNorm,
      },
      derived: { log10_best_f: Math.log10(bestF) },
      curve: { name: "f", points: curve },
      artifact: { name: "solution", content: { x: [...descent.x], f: finalF } },
      log: [
        {
          level: "INFO",
          at: 0,
          message: `${params.algorithm} on ${params.problem} in ${dim} dimensions, learning_rate=${params.learning_rate}`,
        },
        ...curve
          .filter(([iteration, f]) => iteration > 0 && iteration % 200 === 0 && Number.isFinite(f))
          .map(([iteration, f]): LogLine => {
            const message = `iteration ${iteration}: f = ${f.toPrecision(6)}`;
            return { level: "INFO", at: iteration / iterations, message };
          }),
        diverged
          ? { level: "ERROR", at: 1, message: `f is ${finalF} after ${iterations} iterations` }
          : converged
            ? { level: "INFO", at: 1, message: `converged after ${iterations} iterations` }
            : {
                level: "WARNING",
                at: 1,
                message: `not converged: the gradient's length is ${gradNorm.toPrecision(3)}`,
              },
      ],
      ...(diverged && {
        error: {
          type: "FloatingPointError",
          message: `f is ${finalF} after ${iterations} iterations: ${params.algorithm} diverged`,
          file: "atlas/demo/optimiser-benchmark.ts",
          function: "run",
        },
      }),
      durationMs: (1 + iterations) * (20 + 2 * dim) * (0.9 + 0.2 * random.uniform()),
    };
  },
};
