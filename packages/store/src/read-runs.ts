import { AtlasError, type Run } from "@atlas/core";
import type { Decoded } from "./decode/json-object.ts";
import { decodeRun } from "./decode/run.ts";
import type { ReadManyOptions } from "./file-system.ts";
import { RUNS_FOLDER } from "./layout.ts";
import { type StorePath, splitPath } from "./path.ts";
import { readRecords } from "./read-records.ts";
import type { RunFile } from "./run-catalog.ts";
import type { SourceStore } from "./source-store.ts";

/**
 * Reads whole runs again, from the files that they were found in. A run whose file is gone, or holds another run by
 * now, is left out.
 *
 * @param hasDerived whether there were derived metrics of a record when its store was looked at last
 * @throws {AtlasError} `unavailable` when a record is there and cannot be read.
 */
export async function readRuns(
  files: ReadonlyMap<string, RunFile>,
  hasDerived: (file: RunFile) => boolean,
  options: ReadManyOptions,
): Promise<ReadonlyMap<string, Run>> {
  const namesOf = new Map<SourceStore, string[]>();
  for (const { store, name } of files.values()) {
    const names = namesOf.get(store);
    if (names === undefined) namesOf.set(store, [name]);
    else names.push(name);
  }
  const runs = new Map<string, Run>();
  await Promise.all(
    Array.from(namesOf, async ([store, names]) => {
      await readRecords(
        store.files,
        { records: names, derived: names.filter((name) => hasDerived({ store, name })) },
        {
          decode: decodeRun,
          report: failOnRecord,
          take(name, run, derived) {
            if (run === undefined) return;
            const { run_id: runId } = run.record;
            if (files.get(runId)?.name !== name) return;
            runs.set(runId, derived === undefined ? run : { ...run, derived_metrics: derived });
          },
        },
        options,
      );
    }),
  );
  return runs;
}

function failOnRecord(path: StorePath, { value, reasons }: Decoded<unknown>): void {
  const isRecord = splitPath(path).dir === RUNS_FOLDER;
  if (isRecord && value === undefined) throw new AtlasError("unavailable", `${path} ${reasons.join(", ")}`);
}
