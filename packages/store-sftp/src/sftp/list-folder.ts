import { type Entry, joinPath, type StorePath } from "@atlas/store";
import ssh2, { type FileEntryWithStats } from "ssh2";
import { type RealRoot, unlessAbsent } from "./real-root.ts";
import type { Handle, SftpSession } from "./sftp-session.ts";

/** How many times a folder is asked for more entries at once; OpenSSH answers with 100 at a time. */
const REQUESTS_AT_ONCE = 32;

/** The entries of a folder, with what SFTP tells of each; `undefined` when there is no such folder. */
export async function listFolder(root: RealRoot, dir: StorePath): Promise<Entry[] | undefined> {
  const { sftp } = root;
  const place = root.placeOf(dir);
  const [folder, handle] = await Promise.all([root.resolve(dir), unlessAbsent(sftp.openFolder(place))]);
  if (handle === undefined) return undefined;
  try {
    if (folder === undefined) return undefined;
    const found = await readAll(sftp, handle);
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

async function readAll(sftp: SftpSession, handle: Handle): Promise<FileEntryWithStats[]> {
  const found: FileEntryWithStats[] = [];
  const readOn = async () => {
    for (;;) {
      const some = await unlessEnded(sftp.readFolder(handle));
      if (some === undefined) return;
      for (const entry of some) found.push(entry);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, readOn));
  return found;
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
