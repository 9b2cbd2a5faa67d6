import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseJson } from "@atlas/core";

const stores = new URL("../../../../shared/stores/", import.meta.url);

/** Whether the archives of real stores lie beside the repository. */
export const HAS_REAL_STORES = existsSync(stores);

/** What the title of a test says that needs them. */
export const NEEDS_REAL_STORES = "(skipped unless ../shared/stores is there)";

/** Unpacks a real store into a directory of its own. */
export function unpackStore(name: string): { readonly directory: string; readonly remove: () => void } {
  const top = mkdtempSync(join(tmpdir(), "atlas-real-store-"));
  chmodSync(top, 0o755);
  execFileSync("tar", ["xpzf", new URL(`${name}.tar.gz`, stores).pathname, "-C", top]);
  return {
    directory: join(top, name),
    remove: () => {
      // Some of what was unpacked forbids even its owner to look.
      execFileSync("chmod", ["-R", "u+rwx", top]);
      rmSync(top, { recursive: true });
    },
  };
}

/** What is known of a real store independently of Atlas; the test says which parts of it there are. */
export function expectedOf<T>(name: string): T {
  const file = ["EXPECTED", "FILES"].map((kind) => new URL(`${name}.${kind}.json`, stores)).find(existsSync)!;
  const parsed = parseJson(readFileSync(file, "utf8"));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value as T;
}
