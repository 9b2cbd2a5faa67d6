import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("../../shared/stores/", import.meta.url));

/** Whether the real store of that name lies beside the project. */
export function hasSharedStore(name: string): boolean {
  return existsSync(`${shared}${name}.tar.gz`);
}

/** What is known of the real store of that name from elsewhere. */
export function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(`${shared}${name}.EXPECTED.json`, "utf8"));
}

/** A store in a temporary place, and what removes it. */
export interface TemporaryStore {
  readonly path: string;
  remove(): void;
}

/** An empty directory. */
export function emptyStore(): TemporaryStore {
  const dir = mkdtempSync(join(tmpdir(), "atlas-e2e-"));
  return { path: dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A copy of a real store that lies beside the project. */
export function sharedStore(name: string): TemporaryStore {
  const { path, remove } = emptyStore();
  execFileSync("tar", ["xpzf", `${shared}${name}.tar.gz`, "-C", path]);
  return { path: join(path, name), remove };
}
