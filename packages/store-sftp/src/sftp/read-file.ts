import { AtlasError } from "@atlas/core";
import type { ByteRange, ReadOutcome, StorePath } from "@atlas/store";
import { isAbsence, wordsOf } from "../errors.ts";
import { markOf } from "./entry.ts";
import { type RealRoot, unlessAbsent } from "./real-root.ts";
import type { Handle, SftpSession } from "./sftp-session.ts";

/** What every server answers to one request. */
const CHUNK_BYTES = 32 * 1024;

/** The bytes of a regular file; `undefined` when there is none within the root. Takes three round trips. */
export async function readFile(
  root: RealRoot,
  path: StorePath,
  { start, end }: ByteRange,
): Promise<Uint8Array | undefined> {
  const { sftp } = root;
  // A pipe would be waited for when it is opened.
  const [place, stats] = await Promise.all([root.resolve(path), unlessAbsent(sftp.stat(root.placeOf(path)))]);
  if (place === undefined || !stats?.isFile()) return undefined;
  const handle = await sftp.open(place);
  try {
    // A folder on the way may have become a link between the two steps.
    const [placeNow, bytes] = await Promise.all([
      root.resolve(path),
      readRange(sftp, handle, { start, end: Math.min(end, stats.size) }),
    ]);
    return placeNow === place ? bytes : undefined;
  } finally {
    sftp.release(handle);
  }
}

/**
 * What becomes of reading a whole file. Rejects when the connection is lost.
 *
 * @param folder where its folder really is
 */
export async function readWhole(
  root: RealRoot,
  path: StorePath,
  name: string,
  folder: Promise<string | undefined>,
): Promise<ReadOutcome> {
  const { sftp } = root;
  try {
    const [real, stats] = await Promise.all([folder, unlessAbsent(sftp.linkStat(root.placeOf(path)))]);
    if (real === undefined || stats === undefined) return { kind: "absent" };
    if (stats.isSymbolicLink()) {
      const bytes = await readFile(root, path, { start: 0, end: Number.POSITIVE_INFINITY });
      return bytes === undefined ? { kind: "absent" } : { kind: "read", bytes };
    }
    if (!stats.isFile()) return { kind: "absent" };
    const handle = await sftp.open(`${real}/${name}`);
    try {
      // Asked in this order: what is written between the two is read again another time.
      const [mark, bytes] = await Promise.all([
        sftp.statOf(handle),
        readRange(sftp, handle, { start: 0, end: stats.size }),
      ]);
      if (mark.size <= bytes.length) return { kind: "read", bytes, mark: markOf(mark) };
      const more = await readRange(sftp, handle, { start: bytes.length, end: mark.size });
      return { kind: "read", bytes: Buffer.concat([bytes, more]), mark: markOf(mark) };
    } finally {
      sftp.release(handle);
    }
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    return isAbsence(error) ? { kind: "absent" } : { kind: "failed", reason: wordsOf(error) };
  }
}

/** The bytes of a range, up to the file's end: asked for all at once. */
async function readRange(sftp: SftpSession, handle: Handle, { start, end }: ByteRange): Promise<Uint8Array> {
  const bytes = Buffer.alloc(Math.max(0, end - start));
  const chunks: Promise<number>[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    chunks.push(fill(sftp, handle, bytes, at, Math.min(bytes.length, at + CHUNK_BYTES), start));
  }
  const counts = await Promise.all(chunks);
  // A file that has become shorter ends in the first part that is not full.
  const short = counts.findIndex((count, i) => count < Math.min(CHUNK_BYTES, bytes.length - i * CHUNK_BYTES));
  return short === -1 ? bytes : bytes.subarray(0, short * CHUNK_BYTES + counts[short]!);
}

/** Fills a part of the bytes, however few of them come at a time. Returns how many there were. */
async function fill(
  sftp: SftpSession,
  handle: Handle,
  bytes: Buffer,
  from: number,
  to: number,
  offset: number,
): Promise<number> {
  let at = from;
  while (at < to) {
    const count = await sftp.read(handle, bytes, at, to, offset + at);
    if (count === 0) break;
    at += count;
  }
  return at - from;
}
