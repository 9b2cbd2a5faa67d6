import { readdirSync, readFileSync } from "node:fs";

/** The text of a file; `undefined` when it is not there or may not be read, as ssh passes over such files. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The names in a directory, sorted; none when it is not there or may not be read. */
export function namesIfThere(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
