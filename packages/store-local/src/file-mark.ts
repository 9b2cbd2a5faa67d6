import type { Stats } from "node:fs";
import { type FileMark, stampOf } from "@atlas/store";

/** How a file is: one that took its place has another inode, or was changed later; ctime, unlike mtime, cannot be set. */
export function markOf({
  size: sizeBytes,
  mtimeMs,
  ctimeMs,
  ino,
}: Pick<Stats, "size" | "mtimeMs" | "ctimeMs" | "ino">): FileMark {
  return { sizeBytes, mtimeMs, stamp: stampOf([mtimeMs, ctimeMs, sizeBytes, ino]) };
}
