import type { Entry } from "../file-system.ts";
import { isDataName, RESULTS_FOLDER, stemOf } from "../layout.ts";
import { joinPath, type StorePath, storePathOf } from "../path.ts";
import { type RunPlace, runFolder } from "./run-place.ts";

/** The file of a value that a run captured. */
export interface ResultFile {
  /** The names of the sub-folders, and the file's own, with "/" between them. */
  readonly name: string;
  readonly path: StorePath;
  readonly sizeBytes: number;
}

/** The files of all values that a run captured, in no order. A folder that is a link is not searched: it may lead anywhere in the store. */
export async function resultFiles(place: RunPlace): Promise<ResultFile[]> {
  const top = runFolder(RESULTS_FOLDER, place);
  const files: ResultFile[] = [];
  if (top === undefined || (await place.fs.stat(top))?.linkTarget !== undefined) return files;
  const folders = [{ path: top, prefix: "" }];
  // An array goes on to what is added to it meanwhile.
  for (const folder of folders) {
    for (const entry of (await place.fs.list(folder.path)) ?? []) {
      const path = joinPath(folder.path, entry.name);
      if (path === undefined) continue;
      if (isResult(entry)) {
        files.push({ name: folder.prefix + stemOf(entry.name), path, sizeBytes: entry.sizeBytes });
      } else if (entry.kind === "directory" && entry.linkTarget === undefined) {
        folders.push({ path, prefix: `${folder.prefix}${entry.name}/` });
      }
    }
  }
  return files;
}

/** Where the file of a value must lie; `undefined` for a name that no file below the run's folder can have. */
export function resultPath(place: RunPlace, name: string): StorePath | undefined {
  const folder = runFolder(RESULTS_FOLDER, place);
  const text = `${folder}/${name}.json`;
  const path = storePathOf(text);
  return folder !== undefined && path === text ? path : undefined;
}

function isResult({ name, kind }: Entry): boolean {
  return kind === "file" && isDataName(name);
}
