import { compareStrings, createTableBuilder, type Problem, type Table } from "@atlas/core";
import { stemOf } from "./layout.ts";
import { skipped } from "./problems.ts";
import type { RunFields } from "./run-fields.ts";
import type { SourceStore } from "./source-store.ts";

/** The file that a run's record was read from. */
export interface RunFile {
  readonly store: SourceStore;
  /** Its name in the store's `runs/`. */
  readonly name: string;
}

/** One record of a run: its file, and what decides whether it is the one that counts. */
export interface Copy extends RunFile {
  readonly isFinished: boolean;
  /** Microseconds since 1970; -Infinity where the record does not say. */
  readonly startedUs: number;
}

/**
 * Every run once, though several files may hold it: a finished copy counts rather than a running one, then the one
 * that started last, then the one whose store's path sorts first; within a store, the file that is named after
 * the run, then the name that sorts first. The order in which files are read does not matter.
 */
export class RunCatalog {
  #rows = createTableBuilder();
  /** The copy of each run that counts. */
  readonly #counted = new Map<string, Copy>();
  /** The copies that do not; few runs have any. */
  readonly #others = new Map<string, readonly Copy[]>();
  /** Which run a file holds, of the files that are not named after it. */
  readonly #idOfOddFile = new Map<SourceStore, Map<string, string>>();
  readonly #countOfStore = new Map<SourceStore, number>();
  /** Runs that count from another file than the table has them from. */
  readonly #stale = new Set<string>();

  /** Takes in a table that was built before. Its runs are to be restored, each. */
  restoreTable(table: Table): void {
    this.#rows = createTableBuilder(table);
  }

  /**
   * Takes in the copies of a run that is in the table already.
   *
   * @param counted the copy that the table has it from; `undefined` when that is no longer there
   * @param others the copies that do not count
   */
  restore(runId: string, counted: Copy | undefined, others: readonly Copy[]): void {
    if (counted !== undefined) this.#counted.set(runId, counted);
    const copies = counted === undefined ? [...others] : [counted, ...others];
    for (const copy of copies) this.#count(copy, runId, 1);
    if (copies.length === 0) this.#rows.remove(runId);
    else if (others.length > 0) this.#elect(runId, copies);
  }

  /** Takes in what a file holds now, in place of what it held. */
  put(file: RunFile, run: RunFields): void {
    const { runId, isFinished, startedUs } = run;
    const held = this.runIdOf(file);
    if (held !== undefined && held !== runId) this.drop(file);
    if (held !== runId) this.#count(file, runId, 1);
    const { store, name } = file;
    const copy = { store, name, isFinished, startedUs };
    const counted = this.#counted.get(runId);
    if (counted === undefined) this.#counted.set(runId, copy);
    else this.#elect(runId, [copy, ...this.#copiesBut(runId, file)]);
    if (this.#counted.get(runId) === copy) {
      this.#rows.addFields(runId, (visitor) => run.visit(visitor));
      this.#stale.delete(runId);
    }
  }

  /** Takes in that a file holds no run (any more). */
  drop(file: RunFile): void {
    const runId = this.runIdOf(file);
    if (runId === undefined) return;
    this.#count(file, runId, -1);
    const left = this.#copiesBut(runId, file);
    if (left.length > 0) {
      this.#elect(runId, left);
      return;
    }
    this.#counted.delete(runId);
    this.#stale.delete(runId);
    this.#rows.remove(runId);
  }

  /** The run that a file holds, as it was read last. */
  runIdOf(file: RunFile): string | undefined {
    const odd = this.#idOfOddFile.get(file.store)?.get(file.name);
    if (odd !== undefined) return odd;
    const named = stemOf(file.name);
    const counted = this.#counted.get(named);
    if (counted === undefined) return undefined;
    const isCopy = (copy: Copy) => isSameFile(copy, file);
    return isCopy(counted) || this.#others.get(named)?.some(isCopy) ? named : undefined;
  }

  /** The file that a run counts from; `undefined` for an unknown run. */
  fileOf(runId: string): RunFile | undefined {
    return this.#counted.get(runId);
  }

  /** The copies of runs that do not count, by run. */
  get others(): ReadonlyMap<string, readonly Copy[]> {
    return this.#others;
  }

  /** How many files of a store hold a run. */
  countOf(store: SourceStore): number {
    return this.#countOfStore.get(store) ?? 0;
  }

  /** The files that count since others changed, and must be put again for the table to be right. */
  staleFiles(): RunFile[] {
    return Array.from(this.#stale, (runId) => this.#counted.get(runId)!);
  }

  /** The runs as they are now. */
  table(): Table {
    return this.#rows.build();
  }

  /** The copies of runs that do not count. */
  problems(): Problem[] {
    return Array.from(this.#others).flatMap(([runId, copies]) => {
      const counted = this.#counted.get(runId)!;
      return copies.map(({ store, name }) => {
        const where =
          counted.store === store ? counted.name : `${counted.name} of the store ${counted.store.path}`;
        return skipped(store.path, `runs/${name}`, `holds the run ${runId}, which counts from ${where}`);
      });
    });
  }

  #copiesBut(runId: string, file: RunFile): Copy[] {
    const copies = [this.#counted.get(runId)!, ...(this.#others.get(runId) ?? [])];
    return copies.filter((copy) => !isSameFile(copy, file));
  }

  /** Has the best of all copies of a run count. */
  #elect(runId: string, copies: Copy[]): void {
    const before = this.#counted.get(runId);
    const [counted, ...others] = copies.sort((a, b) => compareCopies(runId, a, b));
    this.#counted.set(runId, counted!);
    if (others.length > 0) this.#others.set(runId, others);
    else this.#others.delete(runId);
    if (counted !== before) this.#stale.add(runId);
  }

  #count({ store, name }: RunFile, runId: string, change: 1 | -1): void {
    this.#countOfStore.set(store, this.countOf(store) + change);
    if (stemOf(name) === runId) return;
    let odd = this.#idOfOddFile.get(store);
    if (odd === undefined) {
      odd = new Map();
      this.#idOfOddFile.set(store, odd);
    }
    if (change === 1) odd.set(name, runId);
    else odd.delete(name);
  }
}

function isSameFile(a: RunFile, b: RunFile): boolean {
  return a.store === b.store && a.name === b.name;
}

/** Negative when `a` counts rather than `b`. */
function compareCopies(runId: string, a: Copy, b: Copy): number {
  return (
    Number(b.isFinished) - Number(a.isFinished) ||
    Number(b.startedUs > a.startedUs) - Number(a.startedUs > b.startedUs) ||
    compareStrings(a.store.path, b.store.path) ||
    Number(stemOf(b.name) === runId) - Number(stemOf(a.name) === runId) ||
    compareStrings(a.name, b.name)
  );
}
