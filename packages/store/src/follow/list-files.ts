import { AtlasError, type Problem } from "@atlas/core";
import { giveTurn, isTurnDue } from "../event-loop.ts";
import type { EntryName } from "../file-system.ts";
import { isDataName } from "../layout.ts";
import { joinPath, type StorePath } from "../path.ts";
import { skipped } from "../problems.ts";
import type { SourceStore } from "../source-store.ts";

/** The data files in a folder of a store at one moment. */
export interface Listing {
  /** By name; in a deep listing by path. */
  readonly files: ReadonlyMap<string, EntryName>;
  /** The folders that were listed. */
  readonly folders: readonly StorePath[];
  /** What there is under the name of a data file or folder and cannot be one. */
  readonly problems: readonly Problem[];
  /** Whether every folder could be listed, so that what is not here is not there. */
  readonly isWhole: boolean;
}

/** Which files are listed, and what of them. */
export interface ListingOptions {
  /** Whether those in folders below are too. A folder that links lead to is listed once. */
  readonly isDeep: boolean;
  /** Whether names are enough, as nothing is known that sizes and times could be compared with. */
  readonly isFirst: boolean;
}

/** Lists the data files in a folder of a store. Never rejects: what cannot be listed is a problem. */
export async function listFiles(
  { fs, path: store }: SourceStore,
  top: StorePath,
  { isDeep, isFirst }: ListingOptions,
): Promise<Listing> {
  const files = new Map<string, EntryName>();
  const problems: Problem[] = [];
  const folders = new Set([top]);
  let isWhole = true;
  const skip = (path: StorePath, what = "no file") => problems.push(skipped(store, path, `is ${what}`));

  const entriesIn = async (folder: StorePath): Promise<readonly EntryName[]> => {
    try {
      const entries = await (isFirst ? fs.names(folder) : fs.list(folder));
      if (entries !== undefined) return entries;
      const entry = await fs.stat(folder);
      if (entry !== undefined) skip(folder, entry.reason ?? "no folder");
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      problems.push(skipped(store, folder, error.message));
      isWhole = false;
    }
    return [];
  };

  // A set goes on to what is added to it meanwhile.
  for (const folder of folders) {
    for (const entry of await entriesIn(folder)) {
      if (isTurnDue()) await giveTurn();
      const path = joinPath(folder, entry.name);
      if (path === undefined) continue;
      if (isDeep && entry.kind === "directory") folders.add(entry.linkTarget ?? path);
      else if (!isDataName(entry.name)) continue;
      else if (entry.kind === "file") files.set(isDeep ? path : entry.name, entry);
      else skip(path, entry.kind === "directory" ? "a folder" : entry.reason);
    }
  }
  return { files, folders: [...folders], problems, isWhole };
}
