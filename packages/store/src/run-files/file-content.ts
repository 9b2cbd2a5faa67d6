import type { Content } from "@atlas/core";
import type { FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";

/** The bytes of a regular file; `undefined` when there is none. No byte is read before it is asked for. */
export async function fileContent(fs: FileSystem, path: StorePath): Promise<Content | undefined> {
  const entry = await fs.stat(path);
  if (entry?.kind !== "file") return undefined;
  return {
    sizeBytes: entry.sizeBytes,
    modifiedMs: entry.mtimeMs,
    read: async (start, end) => fs.read(path, { start, end }),
  };
}
