import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { SnapshotStore } from "@atlas/store";
import { codeOf } from "./system-error.ts";
import { writeWhole } from "./write-whole.ts";

const SUFFIX = ".snapshot";

/** What a process that was killed while it wrote has left behind is removed after an hour, what nobody reads after a season. */
const HOUR_MS = 3_600_000;
const SEASON_MS = 90 * 24 * HOUR_MS;

/**
 * A directory in which snapshots are kept, which only its owner may read. It is made when the first one is written; it
 * must not lie in a store. Several processes may use it at once: of what they write, the last counts.
 *
 * @param version of the program: what another version has made of the same stores is not read
 */
export function openSnapshotDirectory(directory: string, version = "0"): SnapshotStore {
  const pathOf = (key: string) => join(directory, `${key}-${version}${SUFFIX}`);
  return {
    read: (key) => readWhole(pathOf(key)),
    async write(key, parts) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await removeForgotten(directory);
      const draft = join(directory, `${key}.${randomUUID()}.tmp`);
      try {
        await writeWhole(draft, parts);
        await rename(draft, pathOf(key));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await open(path).catch((error) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const bytes = new Uint8Array((await file.stat()).size);
    const { bytesRead } = await file.read(bytes);
    // What is read is not forgotten.
    await utimes(path, new Date(), new Date()).catch(() => undefined);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function removeForgotten(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const ageMs = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    const isOurs = name.endsWith(SUFFIX) || name.endsWith(".tmp");
    if (isOurs && ageMs > (name.endsWith(SUFFIX) ? SEASON_MS : HOUR_MS)) await rm(path, { force: true });
  }
}
