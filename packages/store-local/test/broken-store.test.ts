import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunSource } from "@atlas/core";
import { decodeManifest, decodeRun, openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectedOf, HAS_REAL_STORES, NEEDS_REAL_STORES, unpackStore } from "./real-stores.ts";

/** The part of broken.FILES.json that these tests look at. */
interface Verdicts {
  readonly files: Record<string, { readonly label: string; readonly should: "load" | "skip" }>;
}

const { files } = HAS_REAL_STORES ? expectedOf<Verdicts>("broken") : { files: {} };

/** The verdicts on the files of one folder, each with a title for its test. */
function verdictsIn(folder: string): { title: string; path: string; name: string; should: string }[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, { label, should }]) => ({
      title: `${should}: ${label}`,
      path,
      name: path.slice(folder.length + 1),
      should,
    }));
}

describe.skipIf(!HAS_REAL_STORES)(`the broken store ${NEEDS_REAL_STORES}`, () => {
  let store: ReturnType<typeof unpackStore>;
  let source: RunSource;

  beforeAll(async () => {
    store = unpackStore("broken");
    source = openFileSource([await openLocalFileSystem(store.directory)]);
    await source.ready();
  });
  afterAll(async () => {
    await source.close();
    store.remove();
  });

  const bytesOf = (path: string) => readFileSync(join(store.directory, path));
  const problemsOf = (path: string) => source.state().problems.filter((problem) => problem.path === path);
  const skippedWhole = expect.arrayContaining([expect.objectContaining({ effect: "skipped" })]);

  it.each(verdictsIn("runs"))("runs: $title", async ({ path, name, should }) => {
    const isRecord = name.endsWith(".json") && name !== "directory.json";
    if (should === "load") {
      const { value } = decodeRun(bytesOf(path), name);
      const runId = value!.record.run_id;
      expect(source.state().table.rowOf(runId)).toBeDefined();
      expect((await source.run(runId))?.record.run_id).toBe(runId);
    } else if (isRecord) {
      expect(decodeRun(bytesOf(path), name).value).toBeUndefined();
      expect(problemsOf(path)).toEqual(skippedWhole);
    } else {
      // Only what has the name of a record is said to be none.
      expect(problemsOf(path)).toHaveLength(name === "directory.json" ? 1 : 0);
    }
  });

  it("has every run once, and none but those", () => {
    const loaded = verdictsIn("runs").filter(({ should }) => should === "load");
    const ids = loaded.map(({ path, name }) => decodeRun(bytesOf(path), name).value?.record.run_id);
    expect([...source.state().table.runIds].sort()).toEqual([...new Set(ids)].sort());
    expect(problemsOf("runs/00d900000004f447_copy.json")).toEqual(skippedWhole);
  });

  it.each(verdictsIn("derived"))("derived: $title", async ({ path, name, should }) => {
    const run = await source.run(name.replace(/\.json$/, ""));
    if (should === "load") {
      expect(Object.keys(run!.derived_metrics)).not.toHaveLength(0);
    } else {
      expect(run?.derived_metrics ?? {}).toEqual({});
      expect(problemsOf(path)).toEqual(skippedWhole);
    }
  });

  it.each(verdictsIn("experiments"))("experiments: $title", ({ path, name, should }) => {
    const { value } = decodeManifest(bytesOf(path), name);
    if (should === "load") {
      const timestamps = source.manifests(value!.experiment_id).map((manifest) => manifest.timestamp);
      expect(timestamps).toContain(value!.timestamp);
    } else {
      expect(value).toBeUndefined();
      expect(problemsOf(path)).toEqual(skippedWhole);
    }
  });

  it("gives no manifest to an experiment whose id only begins like its own", () => {
    for (const { content } of source.manifests("fragile:1.0")) {
      expect(content).toMatchObject({ experiment_id: "fragile:1.0" });
    }
    expect(source.manifests("fragile_1.0_plus:1.0")).toHaveLength(1);
  });

  it("keeps what is extraordinary", async () => {
    const words = await source.run("011f0000000d69a1");
    expect(JSON.stringify(words)).toContain("NaN");
    const { metrics } = (await source.run("011e0000000d4ab2"))!;
    expect(Object.values(metrics)).toEqual(
      expect.arrayContaining([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]),
    );
  });

  it("says once of each unknown status that it is one", () => {
    const reasons = source.state().problems.map((problem) => problem.reason);
    expect(reasons.filter((reason) => reason.includes("status")).sort()).toEqual([
      'has a status that metalab does not write, and perhaps others have: "1"',
      'has a status that metalab does not write, and perhaps others have: "SUCCESS"',
      'has a status that metalab does not write, and perhaps others have: "paused"',
    ]);
  });
});
