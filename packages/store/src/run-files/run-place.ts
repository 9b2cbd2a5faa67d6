import type { FileSystem } from "../file-system.ts";
import { stemOf } from "../layout.ts";
import { joinPath, ROOT_PATH, type StorePath } from "../path.ts";
import type { RunFile } from "../run-catalog.ts";

/** Where what a run left behind is to be looked for. */
export interface RunPlace {
  readonly runId: string;
  /** The tree of the store that the run counts from, as far as it was kept where files are. */
  readonly fs: FileSystem;
  /** What that store is called in problems. */
  readonly storePath: string;
  /** The name of the run's record. */
  readonly recordName: string;
  /** What metalab calls the run's folders, and what the names of its logs begin with. */
  readonly folderName: string;
}

/** The place of a run. An id that cannot be the name of a folder never is taken for one: the record's name is. */
export function runPlaceOf(runId: string, { store, name }: RunFile): RunPlace {
  const isName = joinPath(ROOT_PATH, runId) !== undefined;
  return {
    runId,
    fs: store.files,
    storePath: store.path,
    recordName: name,
    folderName: isName ? runId : stemOf(name),
  };
}

/** The run's own folder in one of the folders that have one for each run; `undefined` when no folder can have its name. */
export function runFolder(folder: StorePath, { folderName }: RunPlace): StorePath | undefined {
  return joinPath(folder, folderName);
}
