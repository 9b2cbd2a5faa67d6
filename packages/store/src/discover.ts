import { AtlasError, compareStrings, type Problem } from "@atlas/core";
import { decodeMeta } from "./decode/meta.ts";
import type { FileSystem } from "./file-system.ts";
import { MAX_STORE_DEPTH, META_FILE, STORE_FOLDERS } from "./layout.ts";
import { joinPath, ROOT_PATH, type StorePath } from "./path.ts";
import { decodeOutcome, problemsOf, skipped } from "./problems.ts";

/** A folder that is a store. */
export interface FoundStore {
  readonly dir: StorePath;
  /** The tree below that folder. */
  readonly fs: FileSystem;
  /** The experiment that its `_meta.json` names. */
  readonly experimentId: string | null;
}

/** The stores of a file system, by path, and what stood in the way of finding more. */
export interface Discovery {
  readonly stores: readonly FoundStore[];
  readonly problems: readonly Problem[];
  /** The folders that were searched: while nothing is added to or removed from any, the stores stay the same. */
  readonly folders: readonly StorePath[];
}

/**
 * Finds the root, if it is a store, and every store at most two levels below it. Hidden folders, metalab's own
 * folders and what lies below a nested store are not searched. A folder that links within the root lead to is
 * searched once, under its own path; a link that is not followed is a problem, and so is a folder that cannot be read.
 *
 * @throws {AtlasError} `store_not_found` when there is no root, `unavailable` when the root cannot be read.
 */
export async function discoverStores(fs: FileSystem): Promise<Discovery> {
  const stores: FoundStore[] = [];
  const problems: Problem[] = [];
  const seen = new Set<StorePath>();
  let level: readonly StorePath[] = [ROOT_PATH];
  for (let depth = 0; depth <= MAX_STORE_DEPTH; depth++) {
    const unseen = [...new Set(level)].filter((dir) => !seen.has(dir));
    for (const dir of unseen) seen.add(dir);
    const visits = await Promise.all(unseen.map((dir) => visit(fs, dir, depth)));
    for (const { store, problems: found } of visits) {
      if (store !== undefined) stores.push(store);
      problems.push(...found);
    }
    level = visits.flatMap((visited) => visited.folders);
  }
  if (stores.length === 0) {
    const reason = `is in no folder here, nor down to ${MAX_STORE_DEPTH} levels below: there is no store`;
    problems.push(skipped(".", META_FILE, reason));
  }
  stores.sort((a, b) => compareStrings(a.dir, b.dir));
  return { stores, problems, folders: [...seen] };
}

/** What was found in one folder. */
interface Visit {
  store?: FoundStore;
  /** The folders to be visited next. */
  folders: readonly StorePath[];
  readonly problems: Problem[];
}

async function visit(fs: FileSystem, dir: StorePath, depth: number): Promise<Visit> {
  const visited: Visit = { folders: [], problems: [] };
  try {
    await takeStore(fs, dir, visited);
    const isNested = visited.store !== undefined && dir !== ROOT_PATH;
    if (depth < MAX_STORE_DEPTH && !isNested) await takeFolders(fs, dir, visited);
  } catch (error) {
    if (dir === ROOT_PATH || !(error instanceof AtlasError)) throw error;
    visited.problems.push(skipped(".", dir, error.message));
  }
  return visited;
}

async function takeStore(fs: FileSystem, dir: StorePath, visited: Visit): Promise<void> {
  const meta = await fs.stat(joinPath(dir, META_FILE)!);
  if (meta === undefined) return;
  const path = dir === ROOT_PATH ? "." : dir;
  const tree = meta.kind === "other" ? undefined : await fs.subtree(dir);
  if (tree === undefined) {
    const reason = `is ${meta.reason ?? "no file"}: its folder is not taken for a store`;
    visited.problems.push(skipped(path, META_FILE, reason));
    return;
  }
  let experimentId: string | null = null;
  await tree.readMany([META_FILE], (_, outcome) => {
    const decoded = decodeOutcome(outcome, decodeMeta) ?? { reasons: ["is no file of the store"] };
    visited.problems.push(...problemsOf(path, META_FILE, decoded));
    experimentId = decoded.value?.experiment_id ?? null;
  });
  visited.store = { dir, fs: tree, experimentId };
}

async function takeFolders(fs: FileSystem, dir: StorePath, visited: Visit): Promise<void> {
  const entries = await fs.names(dir);
  if (entries === undefined && dir === ROOT_PATH) {
    throw new AtlasError("store_not_found", `There is no directory ${fs.root}`);
  }
  const isStore = visited.store !== undefined;
  const folders: StorePath[] = [];
  for (const { name, kind, linkTarget, reason = "no folder" } of entries ?? []) {
    const path = linkTarget ?? joinPath(dir, name);
    if (path === undefined || name.startsWith(".") || (isStore && STORE_FOLDERS.has(name))) continue;
    if (kind === "directory") folders.push(path);
    if (kind === "other" && name !== META_FILE)
      visited.problems.push(skipped(".", path, `is ${reason}: not searched for stores`));
  }
  visited.folders = folders;
}
