import { type FileSystem, nowOf, type ReadOutcome } from "../file-system.ts";
import { settledStamp } from "../follow/stamp.ts";
import { ARTIFACTS_FOLDER, LOGS_FOLDER, RESULTS_FOLDER } from "../layout.ts";
import type { StorePath } from "../path.ts";
import { treeBelow } from "../tree-below.ts";
import { FarSide } from "./far-side.ts";
import type { FileCache } from "./file-cache.ts";
import { type Keeping, KeptFiles } from "./kept-files.ts";
import { KeptPieces, MAX_KEPT_FILE_BYTES } from "./kept-pieces.ts";
import { lookNow } from "./look.ts";

/** For how long what was kept is shown without asking whether it is still so. */
export interface KeepOptions {
  /** Of records, derived metrics and manifests; a minute when absent. */
  readonly recordsMaxAgeMs?: number;
  /** Of artifacts, logs and results; an hour when absent. */
  readonly filesMaxAgeMs?: number;
}

const RECORDS_MAX_AGE_MS = 60_000;
const FILES_MAX_AGE_MS = 3_600_000;

/** The folders of a store in which what runs left behind is. */
const FILE_FOLDERS: ReadonlySet<string> = new Set([ARTIFACTS_FOLDER, LOGS_FOLDER, RESULTS_FOLDER]);

/**
 * The same file system, which keeps the files that are read whole in a cache: what it answers is always as it is now.
 * The trees that its `keptTree` opens answer from the cache what may be a while old, keep what they ask for, and have
 * what was kept when the place does not answer.
 */
export function keepFiles(fs: FileSystem, cache: FileCache, options: KeepOptions = {}): FileSystem {
  const { recordsMaxAgeMs = RECORDS_MAX_AGE_MS, filesMaxAgeMs = FILES_MAX_AGE_MS } = options;
  const maxAgeOf = (path: StorePath) =>
    FILE_FOLDERS.has(path.split("/", 1)[0]!) ? filesMaxAgeMs : recordsMaxAgeMs;
  return keeping(fs, { cache, maxAgeOf, farSide: new FarSide() });
}

function keeping(fs: FileSystem, how: Keeping): FileSystem {
  const { filesAtATime } = fs;
  const pieces = new KeptPieces(how.cache, fs.root);
  const live: FileSystem = {
    root: fs.root,
    ...(filesAtATime !== undefined && { filesAtATime }),
    nowMs: () => nowOf(fs),
    names: (dir) => fs.names(dir),
    list: (dir) => fs.list(dir),
    stat: (path) => fs.stat(path),
    read: (path, range) => fs.read(path, range),
    readMany(paths, visit, options) {
      const readAtMs = nowOf(fs);
      const keep = (path: StorePath, outcome: ReadOutcome) => {
        keepRead(pieces, path, outcome, readAtMs);
        visit(path, outcome);
      };
      return fs.readMany(paths, keep, options);
    },
    async subtree(dir) {
      const tree = await fs.subtree(dir);
      return tree && keeping(tree, how);
    },
    keptTree: (dir) => new KeptFiles(treeBelow(live, dir), how),
    ...(fs.link && { link: () => fs.link!() }),
    ...(fs.watch && { watch: (dir, changed) => fs.watch?.(dir, changed) }),
    close: () => fs.close(),
  };
  return live;
}

/** Keeps a file that was read whole, unless it is so young that it may change without another mark. */
function keepRead(pieces: KeptPieces, path: StorePath, outcome: ReadOutcome, readAtMs: number): void {
  if (outcome.kind !== "read" || outcome.mark === undefined) return;
  const { bytes, mark } = outcome;
  const stamp = settledStamp(mark, readAtMs);
  if (Number.isNaN(stamp) || bytes.length !== mark.sizeBytes || bytes.length > MAX_KEPT_FILE_BYTES) return;
  const { sizeBytes, mtimeMs } = mark;
  pieces.put(path, { sizeBytes, mtimeMs, stamp, ...lookNow(mtimeMs, readAtMs) }, bytes);
}
