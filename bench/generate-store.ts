import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ALGORITHMS = ["adam", "gd", "lbfgs", "momentum", "sa"];
const PROBLEMS = ["rastrigin", "rosenbrock", "sphere"];
const RATES = [0.001, 0.003, 0.01, 0.03, 0.1];

/** A number in [0, 1) that depends on the run and the place alone (the finaliser of splitmix32). */
function noise(run: number, place: number): number {
  let z = (Math.imul(run + 1, 0x9e3779b9) ^ Math.imul(place + 1, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
}

const hex = (run: number, place: number) =>
  Math.floor(noise(run, place) * 2 ** 32)
    .toString(16)
    .padStart(8, "0");

/** The text of one run record: 8 params, 20 metrics, provenance, two artifacts, as metalab writes it (about 2.2 kB). */
export function recordText(run: number): string {
  const id = hex(run, 0) + run.toString(16).padStart(8, "0");
  const failed = noise(run, 1) < 0.02;
  const started = new Date(Date.UTC(2026, 0, 1) + run * 1000 + Math.floor(noise(run, 2) * 1000));
  const time = (date: Date) => `${date.toISOString().slice(0, -1)}${String(run % 1000).padStart(3, "0")}`;
  const durationMs = Math.floor(200 + 5000 * noise(run, 3));
  const record = {
    _schema_version: "0.1",
    artifacts: ["curve", "summary"].map((name, index) => ({
      artifact_id: `${hex(run, 4 + index)}-${hex(run, 6 + index)}`,
      content_hash: hex(run, 8 + index),
      format: index ? "json" : "npz",
      kind: index ? "json" : "numpy",
      metadata: { _run_id: id },
      name,
      size_bytes: Math.floor(1000 * noise(run, 10 + index)),
      uri: `/scratch/sweeps/artifacts/${id}/${name}.${index ? "json" : "npz"}`,
    })),
    context_fingerprint: "44136fa355b3678a",
    duration_ms: durationMs,
    error: failed
      ? { message: "objective is not finite", traceback: "Traceback", type: "FloatingPointError" }
      : null,
    experiment_id: `sweep_${run % 5}:1.0`,
    finished_at: time(new Date(started.getTime() + durationMs)),
    metrics: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `metric_${String(index).padStart(2, "0")}`,
        index === 0
          ? noise(run, 20) < 0.5
          : index === 1
            ? Math.floor(5000 * noise(run, 21))
            : 10 * noise(run, 20 + index),
      ]),
    ),
    notes: null,
    params_fingerprint: hex(Math.floor(run / 10), 50),
    params_resolved: {
      algorithm: ALGORITHMS[Math.floor(noise(run, 51) * ALGORITHMS.length)],
      dim: [2, 10, 30][Math.floor(noise(run, 52) * 3)],
      init: "uniform",
      lr: RATES[Math.floor(noise(run, 53) * RATES.length)],
      max_iter: 5000,
      noise: noise(run, 54) < 0.5 ? 0.01 : 0.1,
      problem: PROBLEMS[Math.floor(noise(run, 55) * PROBLEMS.length)],
      tol: 1e-6,
    },
    provenance: {
      code_hash: "4f1c2e9a7b3d5c80",
      executor_id: "process",
      extra: {},
      host: `node-0${run % 8}`,
      metalab_version: "0.4.1",
      python_version: "3.12.4",
    },
    run_id: id,
    seed_fingerprint: hex(run % 10, 60),
    started_at: time(started),
    status: failed ? "failed" : "success",
    tags: [],
    warnings: [],
  };
  return JSON.stringify(record, null, 2);
}

/** Writes a store of `runs` runs below `dir` and returns its path. */
export function generateStore(dir: string, runs: number): string {
  const store = join(dir, `store-${runs}`);
  mkdirSync(join(store, "runs"), { recursive: true });
  writeFileSync(
    join(store, "_meta.json"),
    JSON.stringify({ schema_version: "0.1", created_by: "metalab" }, null, 2),
  );
  for (let run = 0; run < runs; run++) {
    const text = recordText(run);
    const id = hex(run, 0) + run.toString(16).padStart(8, "0");
    writeFileSync(join(store, "runs", `${id}.json`), text);
  }
  return store;
}
