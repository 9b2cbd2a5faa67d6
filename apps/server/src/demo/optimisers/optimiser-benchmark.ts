import type { Experiment, RunContext, Submission } from "../experiment.ts";
import { RunFailure } from "../run-failure.ts";
import { type DescentTrace, keepDescent, noteIteration } from "./descent-trace.ts";
import { type Descent, minimise } from "./minimise.ts";
import { OBJECTIVES, type Objective } from "./objectives.ts";
import { OPTIMISERS } from "./optimisers.ts";

type Params = {
  readonly algorithm: keyof typeof OPTIMISERS;
  readonly problem: keyof typeof OBJECTIVES;
  readonly dim: bigint;
  readonly learning_rate: number;
};

/** What f or its gradient costs for each dimension, on the clock of a run. */
const COST_MS = 0.2;

/** The first version: three algorithms, and too few iterations. One of its runs was killed and never ended. */
export const optimiserBenchmark1 = benchmark("1.0", 150, "Three optimisers on two test functions", [
  {
    grid: {
      algorithm: ["gd", "momentum", "adam"],
      problem: ["sphere", "rosenbrock"],
      dim: [2n, 10n],
      learning_rate: [0.01, 0.1],
    },
    replicates: 5,
    endedHoursAgo: 122,
    unfinished: { waiting: 0, running: 1, cancelled: 0 },
  },
]);

const GRID = {
  algorithm: ["gd", "momentum", "rmsprop", "adam", "line_search", "random_search"],
  problem: ["sphere", "rosenbrock", "rastrigin", "ackley"],
  dim: [2n, 10n],
} as const;

/** Six ways to minimise four functions; the second submission adds a learning rate, and is not done. */
export const optimiserBenchmark2 = benchmark(
  "2.0",
  500,
  "Six optimisers on four test functions, from ten random starting points each",
  [
    { grid: { ...GRID, learning_rate: [0.001, 0.01, 0.1] }, replicates: 10, endedHoursAgo: 49.5 },
    {
      grid: { ...GRID, learning_rate: [0.001, 0.01, 0.1, 0.5] },
      replicates: 10,
      endedHoursAgo: 0,
      unfinished: { waiting: 20, running: 4, cancelled: 6 },
    },
  ],
);

/** Replicates start from the same points whatever the algorithm and the learning rate. */
function benchmark(
  version: string,
  maxIterations: number,
  description: string,
  submissions: readonly Submission<Params>[],
): Experiment<Params> {
  return {
    name: "optimisers",
    version,
    description,
    tags: ["demo", "benchmark"],
    operation: "minimise",
    submissions,
    run: (params, context) => runBenchmark(params, maxIterations, context),
  };
}

function runBenchmark(
  params: Params,
  maxIterations: number,
  { random, capture, keepsArtifacts }: RunContext,
): void {
  const { algorithm, problem, learning_rate: learningRate } = params;
  const dim = Number(params.dim);
  const title = `${algorithm} on ${problem} in ${dim} dimensions, learning_rate = ${learningRate}`;
  capture.say("INFO", title);
  let evaluations = 0;
  const objective = counted(OBJECTIVES[problem], () => {
    evaluations += 1;
    capture.spend(COST_MS * dim);
  });
  const trace: DescentTrace = [];
  const descent = minimise(
    { objective, dim, learningRate, random },
    OPTIMISERS[algorithm],
    maxIterations,
    (state, isLast) => {
      if (noteIteration(trace, state, isLast)) capture.step("f", state.iterations, state.finalF);
      if (state.iterations % 100 === 0) {
        const level = state.iterations === 0 ? "DEBUG" : "INFO";
        const { finalF, gradNorm } = state;
        capture.say(
          level,
          `iteration ${state.iterations}: f = ${digits(finalF)}, |gradient| = ${digits(gradNorm)}`,
        );
      }
    },
  );
  const distance = Math.hypot(...descent.x.map((xi) => xi - objective.optimum));
  capture.metrics["final_f"] = descent.finalF;
  capture.metrics["best_f"] = descent.bestF;
  capture.metrics["grad_norm"] = descent.gradNorm;
  capture.metrics["distance"] = distance;
  capture.metrics["iterations"] = BigInt(descent.iterations);
  capture.metrics["evaluations"] = BigInt(evaluations);
  capture.metrics["converged"] = descent.converged;
  if (keepsArtifacts) keepDescent(capture, title, OBJECTIVES[problem], descent, trace);
  const f = descent.finalF;
  if (!Number.isFinite(f)) {
    capture.tags.push("diverged");
    throw new RunFailure("FloatingPointError", `f is ${f} after ${descent.iterations} iterations`);
  }
  capture.derived["log10_best_f"] = Math.log10(descent.bestF);
  capture.derived["solved"] = descent.bestF < 1e-8;
  judge(descent, capture);
}

/** Says, tags and notes what became of a descent that did not diverge. */
function judge({ converged, iterations, finalF, gradNorm }: Descent, capture: RunContext["capture"]): void {
  if (!converged) {
    const message = `no convergence in ${iterations} iterations: |gradient| = ${digits(gradNorm)}`;
    capture.say("WARNING", message);
    capture.warnings.push({ type: "ConvergenceWarning", message, step: BigInt(iterations) });
  } else if (finalF > 1e-3) {
    capture.say("WARNING", `a local minimum: f = ${digits(finalF)}, but the least is 0`);
    capture.tags.push("local-minimum");
    capture.notes = `Ended in a local minimum where f = ${digits(finalF)}; the global one is 0.`;
  } else {
    capture.say("INFO", `converged after ${iterations} iterations: f = ${digits(finalF)}`);
  }
}

/** An objective that tells of each time when it, or its gradient, is computed. */
function counted(objective: Objective, onEvaluation: () => void): Objective {
  return {
    ...objective,
    value(x) {
      onEvaluation();
      return objective.value(x);
    },
    gradient(x, gradient) {
      onEvaluation();
      objective.gradient(x, gradient);
    },
  };
}

function digits(value: number): string {
  return value.toPrecision(6);
}
