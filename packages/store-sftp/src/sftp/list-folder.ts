import { type Entry, joinPath, type StorePath } from "@atlas/store";
import ssh2, { type FileEntryWithStats } from "ssh2";
import { type RealRoot, unlessAbsent } from "./real-root.ts";
import type { Handle, SftpSession } from "./sftp-session.ts";

/** How many entries a server answers with at a time; OpenSSH does so. */
const ENTRIES_AT_A_TIME = 100;

/** For how many entries a folder is asked at once that was not listed before, and that are more than were in it. */
const UNKNOWN_ENTRIES = 3000;
const MORE_ENTRIES = 200;

/** For how many at most: so many requests may be on their way. */
const MAX_REQUESTS = 250;

/** The entries of a folder, with what SFTP tells of each; `undefined` when there is no such folder. */
export async function listFolder(root: RealRoot, dir: StorePath): Promise<Entry[] | undefined> {
  const { sftp } = root;
  const place = root.placeOf(dir);
  const [folder, handle] = await Promise.all([root.resolve(dir), unlessAbsent(sftp.openFolder(place))]);
  if (handle === undefined) return undefined;
  try {
    if (folder === undefined) return undefined;
    const found = await readAll(sftp, handle, root.entriesIn.get(place));
    root.entriesIn.set(place, found.length);
    const entries = found.map(({ filename, attrs }) => {
      const path = joinPath(dir, filename);
      if (path === undefined) return undefined;
      if (!filename.includes("\ufffd")) return root.entryOf(root.placeOf(path), filename, attrs);
      return namedEntry(root, path, filename);
    });
    return (await Promise.all(entries)).filter((entry) => entry !== undefined);
  } finally {
    sftp.release(handle);
  }
}

/** @param expected how many entries there were the last time: a folder that has not grown takes one round trip */
async function readAll(
  sftp: SftpSession,
  handle: Handle,
  expected = UNKNOWN_ENTRIES,
): Promise<FileEntryWithStats[]> {
  const found: FileEntryWithStats[] = [];
  let requests = Math.ceil((expected + MORE_ENTRIES) / ENTRIES_AT_A_TIME);
  for (;;) {
    const length = Math.min(requests, MAX_REQUESTS);
    const answers = await Promise.all(Array.from({ length }, () => unlessEnded(sftp.readFolder(handle))));
    for (const some of answers) for (const entry of some ?? []) found.push(entry);
    // They are answered in order: after the last entries there is nothing but the end.
    if (answers.at(-1) === undefined) return found;
    requests *= 2;
  }
}

async function unlessEnded<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as { code?: unknown }).code === ssh2.utils.sftp.STATUS_CODE.EOF) return undefined;
    throw error;
  }
}

/** The entry of a name that may stand for one that is not UTF-8 text, which no path can say. */
async function namedEntry(root: RealRoot, path: StorePath, name: string): Promise<Entry> {
  const entry = await root.entryAt(path);
  const reason = "under a name that is not UTF-8 text";
  return entry ?? { name, kind: "other", sizeBytes: 0, mtimeMs: 0, reason };
}
