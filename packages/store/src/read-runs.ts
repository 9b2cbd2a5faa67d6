import { AtlasError, type JsonObject, type Run } from "@atlas/core";
import { decodeDerived } from "./decode/derived.ts";
import { decodeRun } from "./decode/run.ts";
import type { ReadManyOptions } from "./file-system.ts";
import { DERIVED_FOLDER, derivedName, RUNS_FOLDER } from "./layout.ts";
import { joinPath, type StorePath, splitPath } from "./path.ts";
import type { RunFile } from "./run-catalog.ts";
import type { SourceStore } from "./source-store.ts";

/**
 * Reads whole runs again, given their ids and the files that they were found in. A run whose file is gone, or holds
 * another run or none by now, is left out.
 *
 * @throws {AtlasError} `unavailable` when a record is there and cannot be read.
 */
export async function readRuns(
  files: ReadonlyMap<string, RunFile>,
  options: ReadManyOptions,
): Promise<Map<string, Run>> {
  const namesOf = new Map<SourceStore, Map<string, string>>();
  for (const [runId, { store, name }] of files) {
    const names = namesOf.get(store) ?? new Map<string, string>();
    namesOf.set(store, names.set(runId, name));
  }
  const read = await Promise.all(Array.from(namesOf, ([store, names]) => readRunsOf(store, names, options)));
  return new Map(read.flatMap((runs) => [...runs]));
}

/** Reads runs of one store, given the name of each one's file. */
async function readRunsOf(
  store: SourceStore,
  names: ReadonlyMap<string, string>,
  options: ReadManyOptions,
): Promise<Map<string, Run>> {
  const recordPaths = new Map<StorePath, string>();
  const derivedPaths = new Map<StorePath, string>();
  for (const [runId, name] of names) {
    recordPaths.set(joinPath(RUNS_FOLDER, name)!, runId);
    const derived = joinPath(DERIVED_FOLDER, derivedName(runId));
    if (derived !== undefined) derivedPaths.set(derived, runId);
  }
  const runs = new Map<string, Run>();
  const derivedOf = new Map<string, JsonObject>();
  let failure: string | undefined;
  await store.fs.readMany(
    [...recordPaths.keys(), ...derivedPaths.keys()],
    (path, outcome) => {
      const runId = recordPaths.get(path);
      if (outcome.kind === "failed" && runId !== undefined)
        failure ??= `${path} cannot be read: ${outcome.reason}`;
      if (outcome.kind !== "read") return;
      if (runId === undefined) {
        derivedOf.set(derivedPaths.get(path)!, decodeDerived(outcome.bytes).value ?? {});
      } else {
        const run = decodeRun(outcome.bytes, splitPath(path).name).value;
        if (run?.record.run_id === runId) runs.set(runId, run);
      }
    },
    options,
  );
  if (failure !== undefined) throw new AtlasError("unavailable", failure);
  for (const [runId, derived_metrics] of derivedOf) {
    const run = runs.get(runId);
    if (run !== undefined) runs.set(runId, { ...run, derived_metrics });
  }
  return runs;
}
