import type { JsonObject, Run } from "@atlas/core";
import { decodeDerived } from "./decode/derived.ts";
import type { Decoded } from "./decode/json-object.ts";
import { decodeRun } from "./decode/run.ts";
import type { FileSystem, ReadManyOptions, ReadOutcome } from "./file-system.ts";
import { DERIVED_FOLDER, RUNS_FOLDER } from "./layout.ts";
import { joinPath, type StorePath, splitPath } from "./path.ts";
import { decodeOutcome } from "./problems.ts";

/** Which files of a store are to be read, by name. A name must be that of an entry. */
export interface RecordNames {
  readonly records: Iterable<string>;
  /** Files of derived metrics; those that are not there are passed over. */
  readonly derived: Iterable<string>;
}

/** Who is told while records are read. */
export interface RecordVisitor {
  /** What became of reading a file, before it is decoded. */
  took?(path: StorePath, outcome: ReadOutcome): void;
  /** What a file holds that was not as it should be. */
  report(path: StorePath, decoded: Decoded<unknown>): void;
}

/**
 * The runs of some records of a store, with their derived metrics, by the names of the records' files. What is gone
 * or cannot be decoded is left out.
 */
export async function readRecords(
  fs: FileSystem,
  { records, derived }: RecordNames,
  visitor: RecordVisitor,
  options: ReadManyOptions,
): Promise<ReadonlyMap<string, Run>> {
  const runs = new Map<string, Run>();
  const metrics = new Map<string, JsonObject>();
  await fs.readMany(
    [...pathsIn(RUNS_FOLDER, records), ...pathsIn(DERIVED_FOLDER, derived)],
    (path, outcome) => {
      const { dir, name } = splitPath(path);
      visitor.took?.(path, outcome);
      if (dir === RUNS_FOLDER)
        keep(
          runs,
          name,
          path,
          decodeOutcome(outcome, (bytes) => decodeRun(bytes, name)),
        );
      else keep(metrics, name, path, decodeOutcome(outcome, decodeDerived));
    },
    options,
  );
  for (const [name, derived_metrics] of metrics) {
    const run = runs.get(name);
    if (run !== undefined) runs.set(name, { ...run, derived_metrics });
  }
  return runs;

  function keep<T>(
    kept: Map<string, T>,
    name: string,
    path: StorePath,
    decoded: Decoded<T> | undefined,
  ): void {
    if (decoded === undefined) return;
    if (decoded.reasons.length > 0) visitor.report(path, decoded);
    if (decoded.value !== undefined) kept.set(name, decoded.value);
  }
}

function pathsIn(folder: StorePath, names: Iterable<string>): StorePath[] {
  return Array.from(names, (name) => joinPath(folder, name)!);
}
