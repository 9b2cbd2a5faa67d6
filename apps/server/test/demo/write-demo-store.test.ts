import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run, RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseLocalTime } from "../../src/demo/format/local-time.ts";
import { writeDemoStore } from "../../src/demo/write-demo-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

// Each writes some ten thousand files.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEED = 42;
const UNTIL = parseLocalTime("2026-03-02T09:00:00");
const RUNS = 2_140;

function write(into: string, seed: number, onProgress: (done: number, total: number) => void = () => {}) {
  const { signal } = new AbortController();
  return writeDemoStore(into, { seed, until: UNTIL, onProgress, signal });
}

/** The SHA-256 of all paths and bytes below a directory. */
function digest(directory: string): string {
  const hash = createHash("sha256");
  for (const path of readdirSync(directory, { recursive: true, encoding: "utf8" }).sort()) {
    const file = join(directory, path);
    hash.update(`${path}\0`);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

let directory: string;
let source: RunSource;
const progress: [number, number][] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "atlas-demo-"));
  expect(await write(directory, SEED, (...state) => progress.push(state))).toBe(RUNS);
  source = openFileSource([await openLocalFileSystem(directory)]);
  await source.ready();
});

afterAll(async () => {
  await source.close();
  rmSync(directory, { recursive: true });
});

/** The runs that the newest submission asked for, those that have not begun left out. */
async function runsOf(experimentId: string): Promise<Run[]> {
  const ids = source.manifests(experimentId)[0]!.content["run_ids"] as string[];
  return (await source.runs(ids)).filter((run) => run !== undefined);
}

function read(path: string): Buffer {
  return readFileSync(join(directory, path));
}

describe("writing the demo store", () => {
  test("gives the same bytes for the same seed and moment, and others for another seed", async () => {
    const [again, other] = [temporaryDirectory(), temporaryDirectory()];
    await write(again, SEED);
    await write(other, SEED + 1);
    expect(digest(again)).toBe(digest(directory));
    expect(digest(other)).not.toBe(digest(directory));
  });

  test("says how far it is", () => {
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).sort((a, b) => a - b));
    for (const [done, total] of progress) {
      expect(total).toBe(RUNS);
      expect(done).toBeLessThanOrEqual(RUNS);
    }
  });

  test("ends where it is asked to, before there is a store", async () => {
    const ending = new AbortController();
    const half = temporaryDirectory();
    const options = { seed: SEED, until: UNTIL, onProgress: () => ending.abort(), signal: ending.signal };
    await expect(writeDemoStore(half, options)).rejects.toThrow("aborted");
    expect(existsSync(join(half, "_meta.json"))).toBe(false);
  });
});

describe("the demo store", () => {
  test("is small, and leaves nothing unfinished behind", () => {
    const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
      .map((path) => ({ path, stat: statSync(join(directory, path)) }))
      .filter(({ stat }) => stat.isFile());
    expect(files.length).toBeLessThan(15_000);
    expect(files.reduce((sum, { stat }) => sum + stat.size, 0)).toBeLessThan(40e6);
    expect(files.filter(({ path }) => path.includes(".tmp."))).toEqual([]);
  });

  test("reads back whole, without a problem", () => {
    const { experiments, problems, stores, table } = source.state();
    expect(problems).toEqual([]);
    expect(stores).toHaveLength(1);
    expect(table.rowCount).toBe(RUNS);
    expect(
      Object.fromEntries(experiments.map((experiment) => [experiment.experiment_id, experiment])),
    ).toMatchObject({
      "optimisers:1.0": { run_count: 120, total_runs: 120, running: 1 },
      "optimisers:2.0": { run_count: 1900, total_runs: 1920, running: 4, cancelled: 6, other: 0 },
      "spirals:1.0": { run_count: 120, total_runs: 120, success: 120 },
    });
  });

  test("has two manifests of the second version, whose parameters differ", () => {
    const [second, first, ...more] = source.manifests("optimisers:2.0");
    expect(more).toEqual([]);
    expect([first!.total_runs, second!.total_runs]).toEqual([1440, 1920]);
    const [all, some] = [second, first].map((manifest) => manifest!.content["run_ids"] as string[]);
    expect(some!.filter((id) => !all!.includes(id))).toEqual([]);
    const rates = [0.001, 0.01, 0.1];
    expect(first!.content).toMatchObject({ params: { spec: { learning_rate: rates } } });
    expect(second!.content).toMatchObject({ params: { spec: { learning_rate: [...rates, 0.5] } } });
  });

  test("is of the days before the moment at which it was written", () => {
    const submissions = ["optimisers:1.0", "spirals:1.0", "optimisers:2.0"].flatMap((id) =>
      source.manifests(id).map(({ content }) => String(content["submitted_at"]).slice(0, 10)),
    );
    expect(submissions).toEqual(["2026-02-25", "2026-03-01", "2026-03-02", "2026-02-28"]);
  });

  test("pairs configurations by seed, ten replicates of each", async () => {
    const runs = await runsOf("optimisers:2.0");
    const pairs = new Set(runs.map(({ record }) => record.params_fingerprint + record.seed_fingerprint));
    expect(pairs.size).toBe(1900);
    expect(new Set(runs.map(({ record }) => record.params_fingerprint)).size).toBe(192);
    expect(new Set(runs.map(({ record }) => record.seed_fingerprint)).size).toBe(10);
  });

  test("has a best learning rate that depends on the algorithm", async () => {
    const runs = await runsOf("optimisers:2.0");
    const bestRate = (algorithm: string) => {
      const sums = new Map<unknown, number[]>();
      for (const { record, params, derived_metrics } of runs) {
        if (record.status !== "success" || params["algorithm"] !== algorithm) continue;
        if (params["problem"] !== "rosenbrock" || params["dim"] !== 2) continue;
        const values = sums.get(params["learning_rate"]) ?? [];
        values.push(derived_metrics["log10_best_f"] as number);
        sums.set(params["learning_rate"], values);
      }
      const means = [...sums].map(
        ([rate, values]) => [rate, values.reduce((a, b) => a + b) / values.length] as const,
      );
      return means.sort(([, a], [, b]) => a - b)[0]![0];
    };
    expect(["gd", "adam", "random_search"].map(bestRate)).toEqual([0.001, 0.5, 0.1]);
  });

  test("says honestly what failed, by a traceback of the program itself", async () => {
    const failed = (await runsOf("optimisers:2.0")).filter(({ record }) => record.status === "failed");
    const types = new Map<string, number>();
    for (const { record, params, metrics } of failed) {
      const { type, traceback } = record.error!;
      types.set(type, (types.get(type) ?? 0) + 1);
      expect(traceback).toMatch(
        /^Traceback \(most recent call last\):\n( {2}File ".+", line \d+, in \S+\n)+\w+: .+\n$/,
      );
      if (type !== "FloatingPointError") continue;
      expect(["gd", "momentum"]).toContain(params["algorithm"]);
      expect(Number.isFinite(metrics["final_f"])).toBe(false);
      expect(Number.isFinite(metrics["best_f"])).toBe(true);
      expect(record.tags).toEqual(["diverged"]);
    }
    expect([...types.keys()].sort()).toEqual(["FloatingPointError", "LineSearchError"]);
    expect(types.get("FloatingPointError")).toBeGreaterThan(100);
  });

  test("has what runs are told apart by: tags, notes and warnings", async () => {
    const runs = await runsOf("optimisers:2.0");
    const stuck = runs.filter(({ record }) => record.tags.includes("local-minimum"));
    expect(stuck.length).toBeGreaterThan(50);
    for (const { record } of stuck) expect(record.notes).toMatch(/^Ended in a local minimum/);
    const unconverged = runs.filter(
      ({ record, metrics }) => record.status === "success" && metrics["converged"] === false,
    );
    for (const { record } of unconverged) {
      expect(record.warnings).toMatchObject([{ type: "ConvergenceWarning", step: 500 }]);
    }
  });

  test("leaves out what a running run has not done, but has what it captured", async () => {
    const running = (await runsOf("optimisers:2.0")).filter(({ record }) => record.status === "running");
    expect(running).toHaveLength(4);
    for (const { record, metrics, derived_metrics, artifacts } of running) {
      expect([record.finished_at, record.duration_ms, record.error]).toEqual([null, null, null]);
      expect([metrics, derived_metrics, artifacts]).toEqual([{}, {}, []]);
      expect(read(`logs/${record.run_id}_run.log`).toString()).toMatch(/\[INFO {3}\] \[metalab\.run\./);
      expect(read(`results/${record.run_id}/f.json`).toString()).toContain('"stepped_metric"');
    }
  });

  test("has a curve of every run that ended well, as steps and values", async () => {
    for (const { record } of (await runsOf("optimisers:2.0")).filter(
      ({ record }) => record.status === "success",
    )) {
      const { data, shape, metadata } = JSON.parse(read(`results/${record.run_id}/f.json`).toString());
      expect(metadata).toEqual({ type: "stepped_metric" });
      expect(shape).toEqual([data.length, 2]);
      expect(data.map(([step]: [number]) => step)).toEqual(
        data.map(([step]: [number]) => step).sort((a: number, b: number) => a - b),
      );
    }
  });

  test("has files of every kind where a run kept them, at the sizes that are told", async () => {
    const kept = (await runsOf("spirals:1.0")).filter(({ artifacts }) => artifacts.length > 0);
    expect(kept).toHaveLength(12);
    const { artifacts, record } = kept[0]!;
    expect(artifacts.map(({ name, kind, format }) => `${name} ${kind} ${format}`)).toEqual([
      "weights numpy npz",
      "predictions file csv",
      "summary json json",
      "decision image png",
    ]);
    for (const { name, format, size_bytes } of artifacts) {
      expect(statSync(join(directory, `artifacts/${record.run_id}/${name}.${format}`)).size).toBe(size_bytes);
    }
    const { data, dtype, shape } = JSON.parse(read(`results/${record.run_id}/confusion.json`).toString());
    expect([dtype, shape]).toEqual(["int64", [3, 3]]);
    expect(data.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(180);
    const log = read(`logs/${record.run_id}_run.log`).toString();
    for (const text of ["\x1b[1mepoch 20\x1b[0m", "|\repochs: 100%"]) expect(log).toContain(text);
  });
});
