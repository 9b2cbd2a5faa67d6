import { type ReadOutcome, type StorePath, splitPath } from "@atlas/store";
import type { Link } from "../connect/link.ts";
import { Watchdog } from "../connect/watchdog.ts";
import { markOf } from "../sftp/entry.ts";
import { NotStarted, skipNoise } from "./noise.ts";
import { DamagedArchive, readTar } from "./tar-reader.ts";

/** Takes what became of reading a file, and gives the event loop its turn now and then. */
export type Take = (path: StorePath, outcome: ReadOutcome) => Promise<void>;

/**
 * Reads those of the files that `tar` on the far side can: regular files in folders that are within the root. What is
 * missing, a link or anything else is left to be asked for.
 *
 * @param folderOf where a folder really is; `undefined` for one that is not within the root
 */
export async function readWithTar(
  link: Link,
  paths: readonly StorePath[],
  folderOf: (dir: StorePath) => Promise<string | undefined>,
  take: Take,
): Promise<void> {
  const opening = link.startTar().catch(() => undefined);
  const pathOf = new Map<string, StorePath>();
  for (const path of paths) {
    const { dir, name } = splitPath(path);
    // One that cannot be asked for is told when its files are.
    const folder = await folderOf(dir).catch(() => undefined);
    if (folder !== undefined) pathOf.set(`${folder}/${name}`, path);
  }
  const channel = await opening;
  if (channel === undefined) return;
  const patience = new Watchdog(link.patienceMs, () => link.end());
  try {
    channel.stderr.resume();
    channel.end(Array.from(pathOf.keys(), (name) => `${name}\0`).join(""));
    patience.feed();
    for await (const { name, bytes, mtimeS } of readTar(skipNoise(channel))) {
      patience.rest();
      link.sftp.noteReceived(bytes.length);
      const path = pathOf.get(name);
      if (path !== undefined) {
        await take(path, { kind: "read", bytes, mark: markOf({ size: bytes.length, mtime: mtimeS }) });
        pathOf.delete(name);
      }
      patience.feed();
    }
  } catch (error) {
    // What the program did not send is asked for; and if the connection is lost, that says so.
    if (!(error instanceof DamagedArchive || error instanceof NotStarted)) throw error;
  } finally {
    patience.rest();
    channel.destroy();
  }
}
