import { type FileHandle, open } from "node:fs/promises";

/** Writes a new file that its owner alone may read. */
export async function writeWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await writeParts(file, parts);
    // Before it is renamed: else a crash of the machine may leave the new name with nothing in it.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A single write takes at most 2 GB, and a single list of parts at most 1024. */
async function writeParts(file: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  for (const part of parts) {
    for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
  }
}
