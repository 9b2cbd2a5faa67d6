import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new directory, without links in its name, and what removes it. */
export function makeDirectory(): { readonly directory: string; readonly remove: () => void } {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "atlas-sftp-")));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** A new directory with some files, which is removed when the test ends. */
export function directoryWith(files: Readonly<Record<string, string>> = {}): string {
  const { directory, remove } = makeDirectory();
  onTestFinished(remove);
  writeFiles(directory, Object.entries(files));
  return directory;
}

/** Writes files below a directory, and the folders that they lie in. */
export function writeFiles(
  directory: string,
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}
