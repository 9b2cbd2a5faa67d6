import type { JsonObject } from "@atlas/core";
import { decodeDerived } from "./decode/derived.ts";
import type { Decoded } from "./decode/json-object.ts";
import type { FileSystem, ReadManyOptions, ReadOutcome } from "./file-system.ts";
import { DERIVED_FOLDER, RUNS_FOLDER } from "./layout.ts";
import { joinPath, type StorePath } from "./path.ts";
import { decodeOutcome } from "./problems.ts";

/** Which files of a store are to be read, by name. A name must be that of an entry. */
export interface RecordNames {
  readonly records: readonly string[];
  /** Files of derived metrics; those that are not there are passed over. */
  readonly derived: readonly string[];
}

/** What is made of records while they are read, and who is told. */
export interface RecordVisitor<T> {
  /** What the bytes of a record hold that has this name. */
  decode(bytes: Uint8Array, name: string): Decoded<T>;
  /** What became of reading a file, before it is decoded. */
  took?(folder: StorePath, name: string, outcome: ReadOutcome): void;
  /** What a file holds that was not as it should be. */
  report(path: StorePath, decoded: Decoded<unknown>): void;
  /**
   * Takes in what was made of a record, as soon as it was read, and the derived metrics that lie in a file of their
   * own. `undefined` for a record that is gone or cannot be decoded.
   */
  take(name: string, record: T | undefined, derived: JsonObject | undefined): void;
}

/** Reads some records of a store, by the names of their files, and before that their derived metrics. */
export async function readRecords<T>(
  fs: FileSystem,
  { records, derived }: RecordNames,
  visitor: RecordVisitor<T>,
  options: ReadManyOptions,
): Promise<void> {
  const metrics = new Map<string, JsonObject>();
  await readIn(DERIVED_FOLDER, derived, decodeDerived, (name, read) => {
    if (read !== undefined) metrics.set(name, read);
  });
  await readIn(RUNS_FOLDER, records, visitor.decode, (name, record) => {
    visitor.take(name, record, metrics.get(name));
  });

  async function readIn<V>(
    folder: StorePath,
    names: readonly string[],
    decode: (bytes: Uint8Array, name: string) => Decoded<V>,
    take: (name: string, value: V | undefined) => void,
  ): Promise<void> {
    if (names.length === 0) return;
    await fs.readMany(
      names.map((name) => joinPath(folder, name)!),
      (path, outcome) => {
        const name = path.slice(folder.length + 1);
        visitor.took?.(folder, name, outcome);
        const decoded = decodeOutcome(outcome, (bytes) => decode(bytes, name));
        if (decoded !== undefined && decoded.reasons.length > 0) visitor.report(path, decoded);
        take(name, decoded?.value);
      },
      options,
    );
  }
}
