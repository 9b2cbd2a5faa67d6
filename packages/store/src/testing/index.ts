export { type ChangingFiles, changingFileSystem } from "./changing-file-system.ts";
export { type Call, countingFileSystem } from "./counting-file-system.ts";
export { describeFileSystem, type OpenFileSystem } from "./describe-file-system.ts";
export { type Fault, faultyFileSystem } from "./faulty-file-system.ts";
export type { Operation } from "./intercept-file-system.ts";
export { type MemoryFileCache, memoryFileCache } from "./memory-file-cache.ts";
export { type MemorySnapshots, memorySnapshots } from "./memory-snapshots.ts";
export { metalabFiles, runRecordText, type StoreContents, type TextFile } from "./metalab-files.ts";
export { pythonJson } from "./python-json.ts";
