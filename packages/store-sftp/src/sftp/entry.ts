import type { Entry, FileMark } from "@atlas/store";
import type { Stats } from "ssh2";

/** An entry of a folder, as SFTP describes what stands there. */
export function entryOf(name: string, stats: Stats): Entry {
  if (stats.isFile()) return { name, kind: "file", ...markOf(stats) };
  if (stats.isDirectory()) return { name, kind: "directory", ...markOf(stats) };
  return { name, kind: "other", ...markOf(stats), reason: "a pipe, a socket or a device" };
}

/** All that SFTP tells of a file; its times are whole seconds. */
export function markOf({ size, mtime }: Pick<Stats, "size" | "mtime">): FileMark {
  return { sizeBytes: size ?? 0, mtimeMs: 1000 * (mtime ?? 0) };
}
