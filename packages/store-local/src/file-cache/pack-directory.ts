import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../write-whole.ts";

const SUFFIX = ".pack";
const DRAFT_SUFFIX = ".tmp";

/** What a process that was killed while it wrote has left behind is removed after an hour. */
const MAX_DRAFT_AGE_MS = 3_600_000;

/** How far below the most that there may be the packs are cut down, so that this is not to be done each time. */
const CUT_SHARE = 0.9;

/** Whether a file of this name is a pack. */
export function isPackName(name: string): boolean {
  return name.endsWith(SUFFIX);
}

/** A directory of packs, which only its owner may read. Several processes may use it at once. */
export class PackDirectory {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The names of what there is; none where the directory cannot be read. */
  names(): readonly string[] {
    try {
      return readdirSync(this.path);
    } catch {
      return [];
    }
  }

  /** Writes a pack under a name that sorts after those before it, all of it or nothing. Returns that name. */
  async write(prefix: string, bytes: Uint8Array): Promise<string> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
    const name = `${prefix}-${Date.now().toString(36).padStart(9, "0")}-${randomUUID()}`;
    const draft = join(this.path, `${name}${DRAFT_SUFFIX}`);
    try {
      await writeWhole(draft, [bytes]);
      await rename(draft, join(this.path, name + SUFFIX));
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
    return name + SUFFIX;
  }

  async remove(names: Iterable<string>): Promise<void> {
    for (const name of names) await rm(join(this.path, name), { force: true }).catch(() => undefined);
  }

  /** Has a pack count as used now. */
  touch(name: string): void {
    utimes(join(this.path, name), new Date(), new Date()).catch(() => undefined);
  }

  /** Removes those packs that nobody has used for the longest time until there is room, and old drafts. */
  async cutDown(maxBytes: number): Promise<void> {
    const files: { readonly name: string; readonly sizeBytes: number; readonly usedMs: number }[] = [];
    for (const name of await readdir(this.path)) {
      const stats = await stat(join(this.path, name)).catch(() => undefined);
      if (stats === undefined) continue;
      if (isPackName(name)) files.push({ name, sizeBytes: stats.size, usedMs: stats.mtimeMs });
      else if (name.endsWith(DRAFT_SUFFIX) && Date.now() - stats.mtimeMs > MAX_DRAFT_AGE_MS)
        await this.remove([name]);
    }
    let total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (total <= maxBytes) return;
    for (const { name, sizeBytes } of files.sort((a, b) => a.usedMs - b.usedMs)) {
      if (total <= CUT_SHARE * maxBytes) break;
      await this.remove([name]);
      total -= sizeBytes;
    }
  }
}
