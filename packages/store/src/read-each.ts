import { AtlasError } from "@atlas/core";
import type { FileSystem, ReadManyOptions, ReadOutcome } from "./file-system.ts";
import type { StorePath } from "./path.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare function setTimeout(callback: () => void, delayMs: number): unknown;

/** How long files are read without giving the event loop its turn. */
const SLICE_MS = 8;

/** `readMany` of a file system that has nothing faster than a `read` after the other. */
export async function readEach(
  fs: Pick<FileSystem, "read">,
  paths: readonly StorePath[],
  visit: (path: StorePath, outcome: ReadOutcome) => void,
  options: ReadManyOptions = {},
): Promise<void> {
  let sliceEnd = Date.now() + SLICE_MS;
  for (const path of paths) {
    if (options.signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
    visit(path, await outcomeOf(fs, path));
    if (Date.now() >= sliceEnd) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      sliceEnd = Date.now() + SLICE_MS;
    }
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
