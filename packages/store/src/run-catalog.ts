import {
  compareStrings,
  createTableBuilder,
  type Problem,
  type Run,
  type Table,
  wallClock,
} from "@atlas/core";
import { stemOf } from "./layout.ts";
import { skipped } from "./problems.ts";
import type { SourceStore } from "./source-store.ts";

/** The file that a run's record was read from. */
export interface RunFile {
  readonly store: SourceStore;
  /** Its name in the store's `runs/`. */
  readonly name: string;
}

/** One record of a run, and what decides whether it is the one that counts. */
interface Copy {
  readonly file: RunFile;
  readonly isFinished: boolean;
  readonly startedAt: string | null;
}

/**
 * Every run once, though several files may hold it: a finished copy counts rather than a running one, then the one
 * that started last, then the one whose store's path sorts first; within a store, the file that is named after
 * the run, then the name that sorts first. The order in which files are read does not matter.
 */
export class RunCatalog {
  readonly #rows = createTableBuilder();
  readonly #counted = new Map<string, Copy>();
  readonly #others: { readonly runId: string; readonly copy: Copy }[] = [];

  /** Takes in what was read from a file. */
  add(run: Run, file: RunFile): void {
    const { run_id: runId, status, started_at: startedAt } = run.record;
    const copy: Copy = { file, isFinished: status !== "running", startedAt };
    const counted = this.#counted.get(runId);
    if (counted !== undefined && compareCopies(runId, counted, copy) < 0) {
      this.#others.push({ runId, copy });
      return;
    }
    if (counted !== undefined) this.#others.push({ runId, copy: counted });
    this.#counted.set(runId, copy);
    this.#rows.add(run);
  }

  /** The file that a run counts from; `undefined` for an unknown run. */
  fileOf(runId: string): RunFile | undefined {
    return this.#counted.get(runId)?.file;
  }

  /** The runs as they are now. */
  table(): Table {
    return this.#rows.build();
  }

  /** The copies of runs that do not count. */
  problems(): Problem[] {
    return this.#others.map(({ runId, copy }) => {
      const { store, name } = copy.file;
      const counted = this.#counted.get(runId)!.file;
      const where =
        counted.store === store ? counted.name : `${counted.name} of the store ${counted.store.path}`;
      return skipped(store.path, `runs/${name}`, `holds the run ${runId}, which counts from ${where}`);
    });
  }
}

/** Negative when `a` counts rather than `b`. */
function compareCopies(runId: string, a: Copy, b: Copy): number {
  return (
    Number(b.isFinished) - Number(a.isFinished) ||
    startedUs(b) - startedUs(a) ||
    compareStrings(a.file.store.path, b.file.store.path) ||
    Number(stemOf(b.file.name) === runId) - Number(stemOf(a.file.name) === runId) ||
    compareStrings(a.file.name, b.file.name)
  );
}

/** Before all times that can be said, where the record says none. */
function startedUs({ startedAt }: Copy): number {
  return wallClock(startedAt ?? "") ?? -Number.MAX_VALUE;
}
