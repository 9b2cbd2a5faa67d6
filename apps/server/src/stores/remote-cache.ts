import { join } from "node:path";
import type { KeepOptions } from "@atlas/store";
import { type OpenFileCache, openFileCache } from "@atlas/store-local";
import type { RemoteOptions } from "./remote-options.ts";

/** Where files of other machines are kept, in the cache directory. */
const FILES_FOLDER = "files";

const MEGABYTE = 1_000_000;

/** How files of other machines are kept on this one. */
interface RemoteCacheOptions extends RemoteOptions {
  /** Where what was read is kept; nowhere when absent. */
  readonly cacheDirectory?: string | undefined;
  /** Told once why nothing can be kept. */
  readonly onSnapshotFailure?: (error: unknown) => void;
}

/** Opens the cache of files of other machines; `undefined` where nothing is to be kept. */
export function openRemoteCache(options: RemoteCacheOptions): OpenFileCache | undefined {
  const { cacheDirectory, cacheSize, onSnapshotFailure } = options;
  if (cacheDirectory === undefined) return undefined;
  return openFileCache(join(cacheDirectory, FILES_FOLDER), {
    ...(cacheSize !== undefined && { maxBytes: cacheSize * MEGABYTE }),
    ...(onSnapshotFailure && { onFailure: onSnapshotFailure }),
  });
}

/** For how long what was kept is shown without asking. */
export function keepOptionsOf({ recheckRecords, recheckFiles }: RemoteOptions): KeepOptions {
  return {
    ...(recheckRecords !== undefined && { recordsMaxAgeMs: 1000 * recheckRecords }),
    ...(recheckFiles !== undefined && { filesMaxAgeMs: 1000 * recheckFiles }),
  };
}
