import { AtlasError } from "@atlas/core";
import { giveTurn, isTurnDue } from "./event-loop.ts";
import type { FileSystem, ReadManyOptions, ReadOutcome } from "./file-system.ts";
import type { StorePath } from "./path.ts";

/** `readMany` of a file system that has nothing faster than a `read` after the other. */
export async function readEach(
  fs: Pick<FileSystem, "read">,
  paths: readonly StorePath[],
  visit: (path: StorePath, outcome: ReadOutcome) => void,
  { signal }: ReadManyOptions = {},
): Promise<void> {
  for (const path of paths) {
    if (signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
    visit(path, await outcomeOf(fs, path));
    if (isTurnDue()) await giveTurn();
  }
}

async function outcomeOf(fs: Pick<FileSystem, "read">, path: StorePath): Promise<ReadOutcome> {
  try {
    const bytes = await fs.read(path);
    return bytes === undefined ? { kind: "absent" } : { kind: "read", bytes };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}
