import type { JsonObject, Run, RunError } from "@atlas/core";
import { createRandom, normal } from "./random.ts";

const ALGORITHMS = ["adam", "gd", "sa", "lbfgs"];
const PROBLEMS = ["sphere", "rosenbrock", "rastrigin"];
const DIMS = [2, 10, 30];
const RATES = [0.001, 0.01, 0.1];
const NOISES = [0, 0.01];
const START = Date.parse("2026-01-30T09:00:00Z");

/** One of many runs of an optimiser benchmark, always the same: some failed, are running or were cancelled. */
export function generateRun(index: number, count: number): Run {
  const random = createRandom(20_260_131 + 7919 * index);
  let rest = Math.floor(index / 10);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[rest % values.length]!;
    rest = Math.floor(rest / values.length);
    return value;
  };
  const params = {
    algorithm: pick(ALGORITHMS),
    dim: pick(DIMS),
    lr: pick(RATES),
    noise: pick(NOISES),
    problem: pick(PROBLEMS),
    max_iter: 5000,
    tol: 1e-6,
    init: "uniform",
    use_momentum: rest % 2 === 0,
  };
  const isHard = params.problem === "rosenbrock" && params.algorithm === "gd" && params.lr === 0.1;
  const draw = random();
  const isLast = index >= count - 12;
  const status = isLast
    ? "running"
    : isHard && draw < 0.4
      ? "failed"
      : draw > 0.998
        ? "cancelled"
        : "success";
  const log10 = -2 - 3 * Math.log10(params.lr * 10_000) + params.dim / 12 + 1.4 * normal(random);
  const durationMs = Math.round(
    80 + 60 * params.dim * (0.4 + random()) * (params.algorithm === "lbfgs" ? 9 : 1),
  );
  const started = START + index * 1700 + Math.floor(random() * 900);
  const isDone = status === "success";
  const iterations = params.algorithm === "sa" ? 5000 : Math.round(20 + 4980 * random() ** 3);
  const metrics: JsonObject = isDone
    ? {
        final_f: random() > 0.995 ? Number.NaN : 10 ** log10,
        best_f: 10 ** (log10 - 0.2 * random()),
        iterations,
        converged: log10 < -6,
        distance: Math.abs(normal(random)) * params.dim,
        ...(random() > 0.7 ? { note: random() > 0.5 ? "stopped early" : "gradient below tolerance" } : {}),
      }
    : {};
  return {
    record: {
      run_id: hex(index, 16),
      experiment_id: "optbench:2.0",
      status,
      context_fingerprint: "9e1d07c2aa01b3f4",
      params_fingerprint: hex(Math.floor(index / 10) + 7_000_000, 16),
      seed_fingerprint: hex((index % 10) + 99_000_000, 16),
      started_at: localTime(started),
      finished_at: status === "running" ? null : localTime(started + durationMs),
      duration_ms: status === "running" ? null : durationMs,
      provenance: {
        code_hash: "4f1c2e9b7d",
        python_version: "3.12.4",
        metalab_version: "0.4.1",
        executor_id: "slurm",
        host: `node-${String(index % 7).padStart(2, "0")}`,
        extra: {},
      },
      error: status === "failed" ? failure(draw) : null,
      tags: ["bench", params.dim > 2 ? "large" : "small"],
      warnings: [],
      notes: null,
    },
    params: params as JsonObject,
    metrics,
    derived_metrics: isDone ? { log10_final_f: log10, evals_per_s: (iterations * 1000) / durationMs } : {},
    artifacts: [],
  };
}

function failure(draw: number): RunError {
  const type = draw < 0.3 ? "FloatingPointError" : "TimeoutError";
  const message = draw < 0.3 ? "objective is not finite at iteration 412" : "no progress for 60 s";
  return {
    type,
    message,
    traceback: `Traceback (most recent call last):\n  File "bench.py", line 88\n${type}: ${message}`,
  };
}

/** A time of the machine that ran it, as metalab writes it: without a zone. */
function localTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000`;
}

function hex(index: number, length: number): string {
  const random = createRandom(index * 2_654_435 + 1);
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
}
