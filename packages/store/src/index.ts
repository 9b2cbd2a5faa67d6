export type { Awaitable, ByteRange, Entry, FileSystem, ReadOutcome } from "./file-system.ts";
export { joinPath, ROOT_PATH, type StorePath, storePathOf } from "./path.ts";
