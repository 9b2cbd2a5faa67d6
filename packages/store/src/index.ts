export type { FileCache } from "./cache/file-cache.ts";
export { type KeepOptions, keepFiles } from "./cache/keep-files.ts";
export { decodeDerived } from "./decode/derived.ts";
export type { Decoded } from "./decode/json-object.ts";
export { decodeManifest } from "./decode/manifest.ts";
export { decodeMeta, type StoreMeta } from "./decode/meta.ts";
export { decodeRun } from "./decode/run.ts";
export { type Discovery, discoverStores, type FoundStore } from "./discover.ts";
export { giveTurn, isTurnDue } from "./event-loop.ts";
export { type FileSourceOptions, openFileSource } from "./file-source.ts";
export type {
  Awaitable,
  ByteRange,
  Entry,
  EntryName,
  FileMark,
  FileSystem,
  ReadManyOptions,
  ReadOutcome,
} from "./file-system.ts";
export { stampOf } from "./follow/stamp.ts";
export { memoryFileSystem } from "./memory-file-system.ts";
export { joinPath, ROOT_PATH, type StorePath, splitPath, storePathOf } from "./path.ts";
export { previewArtifact } from "./preview/preview-artifact.ts";
export { readEach } from "./read-each.ts";
export type { SnapshotStore } from "./snapshot/snapshot-store.ts";
