export { type FileCacheOptions, type OpenFileCache, openFileCache } from "./file-cache/open-file-cache.ts";
export { openLocalFileSystem } from "./open-local-file-system.ts";
export { openSnapshotDirectory } from "./open-snapshot-directory.ts";
export { type OpenStore, openStore } from "./open-store.ts";
