import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run, RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { writeDemoStore } from "../../src/demo/write-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

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

// Each writes some thousand files.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SEED = 42;
let directory: string;
let source: RunSource;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "atlas-demo-"));
  writeDemoStore(directory, SEED);
  source = openFileSource([await openLocalFileSystem(directory)]);
  await source.ready();
});

afterAll(async () => {
  await source.close();
  rmSync(directory, { recursive: true });
});

/** The runs that the newest submission asked for, those that have not begun left out. */
async function optimiserRuns(): Promise<Run[]> {
  const ids = source.manifests("optimisers:1.0")[0]!.content["run_ids"] as string[];
  return (await source.runs(ids)).filter((run) => run !== undefined);
}

describe("the demo store", () => {
  test("is the same bytes for the same seed, and others for another", () => {
    const [again, other] = [temporaryDirectory(), temporaryDirectory()];
    writeDemoStore(again, SEED);
    writeDemoStore(other, SEED + 1);
    expect(digest(again)).toBe(digest(directory));
    expect(digest(other)).not.toBe(digest(directory));
  });

  test("reads back whole, without a problem", () => {
    const { experiments, problems, stores, table } = source.state();
    expect(problems).toEqual([]);
    expect(stores).toHaveLength(1);
    expect(table.rowCount).toBe(652);
    expect(experiments).toMatchObject([
      {
        experiment_id: "optimisers:1.0",
        run_count: 556,
        total_runs: 576,
        running: 4,
        cancelled: 6,
        other: 0,
      },
      { experiment_id: "pi:0.2", run_count: 96, total_runs: 96, success: 96 },
    ]);
    expect(experiments[0]!.failed).toBeGreaterThan(20);
  });

  test("has a manifest for each submission, the newest of which asks for the runs of all", async () => {
    const [second, first, ...more] = source.manifests("optimisers:1.0");
    expect(more).toEqual([]);
    expect([first!.timestamp, second!.timestamp]).toEqual(["20260302_090002", "20260303_143011"]);
    expect([first!.total_runs, second!.total_runs]).toEqual([288, 576]);
    const [all, some] = [second, first].map((manifest) => manifest!.content["run_ids"] as string[]);
    expect(all!.slice(0, 288)).toEqual(some);
    expect(source.manifests("pi:0.2")).toHaveLength(1);
  });

  test("pairs configurations by seed", async () => {
    const runs = await optimiserRuns();
    const pairs = new Set(runs.map(({ record }) => record.params_fingerprint + record.seed_fingerprint));
    expect(pairs.size).toBe(556);
    expect(new Set(runs.map(({ record }) => record.params_fingerprint)).size).toBe(72);
    expect(new Set(runs.map(({ record }) => record.seed_fingerprint)).size).toBe(8);
  });

  test("says honestly what diverged", async () => {
    const runs = await optimiserRuns();
    const failed = runs.filter(({ record }) => record.status === "failed");
    expect(failed.length).toBeGreaterThan(20);
    for (const { record, params, metrics } of failed) {
      expect(record.error).toMatchObject({ type: "FloatingPointError" });
      expect(record.error!.traceback).toContain("Traceback (most recent call last):");
      expect(["gd", "momentum"]).toContain(params["algorithm"]);
      expect(Number.isFinite(metrics["final_f"])).toBe(false);
      expect(Number.isFinite(metrics["best_f"])).toBe(true);
    }
    for (const { record, metrics } of runs) {
      if (record.status === "success") expect(Number.isFinite(metrics["final_f"])).toBe(true);
    }
  });

  test("leaves out what a running run has not done", async () => {
    const running = (await optimiserRuns()).filter(({ record }) => record.status === "running");
    expect(running).toHaveLength(4);
    for (const { record, metrics, derived_metrics, artifacts } of running) {
      expect([record.finished_at, record.duration_ms, record.error]).toEqual([null, null, null]);
      expect([metrics, derived_metrics, artifacts]).toEqual([{}, {}, []]);
    }
  });
});
