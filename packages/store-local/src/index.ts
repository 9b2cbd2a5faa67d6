export { openLocalFileSystem } from "./open-local-file-system.ts";
export { openSnapshotDirectory } from "./open-snapshot-directory.ts";
