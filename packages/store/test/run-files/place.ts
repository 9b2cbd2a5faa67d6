import { type FileSystem, memoryFileSystem } from "@atlas/store";
import type { RunFilesOptions } from "../../src/run-files/stored-run-files.ts";
import { StoredRunFiles } from "../../src/run-files/stored-run-files.ts";

/** The files of the runs whose records lie in a store; each run goes by its record's name. */
export async function runFilesIn(
  store: FileSystem | Iterable<readonly [path: string, content: string | Uint8Array]>,
  options: Partial<RunFilesOptions> = {},
): Promise<StoredRunFiles> {
  const fs = "root" in store ? store : memoryFileSystem(store);
  const source = { fs, files: fs, path: ".", root: "memory" };
  const names = new Set((await fs.names("runs" as never))?.map(({ name }) => name));
  return new StoredRunFiles({
    fileOf: (runId) => (names.has(`${runId}.json`) ? { store: source, name: `${runId}.json` } : undefined),
    ...options,
  });
}
