import type { JsonObject } from "@atlas/core";
import { decodeDerived } from "./decode/derived.ts";
import type { Decoded } from "./decode/json-object.ts";
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

/** What is made of records while they are read, and who is told. */
export interface RecordVisitor<T> {
  /** What the bytes of a record hold that has this name. */
  decode(bytes: Uint8Array, name: string): Decoded<T>;
  /** What became of reading a file, before it is decoded. */
  took?(path: StorePath, outcome: ReadOutcome): void;
  /** What a file holds that was not as it should be. */
  report(path: StorePath, decoded: Decoded<unknown>): void;
}

/** What was made of a record, and the derived metrics that lie in a file of their own, where there is one. */
export interface ReadRecord<T> {
  readonly record: T;
  derived?: JsonObject;
}

/**
 * Some records of a store, with their derived metrics, by the names of the records' files. What is gone or cannot be
 * decoded is left out.
 */
export async function readRecords<T>(
  fs: FileSystem,
  { records, derived }: RecordNames,
  visitor: RecordVisitor<T>,
  options: ReadManyOptions,
): Promise<ReadonlyMap<string, ReadRecord<T>>> {
  const read = new Map<string, ReadRecord<T>>();
  const metrics = new Map<string, JsonObject>();
  await fs.readMany(
    [...pathsIn(RUNS_FOLDER, records), ...pathsIn(DERIVED_FOLDER, derived)],
    (path, outcome) => {
      const { dir, name } = splitPath(path);
      visitor.took?.(path, outcome);
      if (dir === RUNS_FOLDER) {
        const record = told(
          path,
          decodeOutcome(outcome, (bytes) => visitor.decode(bytes, name)),
        );
        if (record !== undefined) read.set(name, { record });
      } else {
        const derived = told(path, decodeOutcome(outcome, decodeDerived));
        if (derived !== undefined) metrics.set(name, derived);
      }
    },
    options,
  );
  for (const [name, derived] of metrics) {
    const record = read.get(name);
    if (record !== undefined) record.derived = derived;
  }
  return read;

  function told<V>(path: StorePath, decoded: Decoded<V> | undefined): V | undefined {
    if (decoded !== undefined && decoded.reasons.length > 0) visitor.report(path, decoded);
    return decoded?.value;
  }
}

function pathsIn(folder: StorePath, names: Iterable<string>): StorePath[] {
  return Array.from(names, (name) => joinPath(folder, name)!);
}
