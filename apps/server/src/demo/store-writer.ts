import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FOLDERS = [".locks", "artifacts", "derived", "experiments", "logs", "results", "runs"];

/** Writes files of a store, by their paths in it, as metalab does: nobody ever reads half a JSON file. */
export class StoreWriter {
  readonly #directory: string;
  readonly #folders = new Set<string>();

  /** Makes the store's folders. */
  constructor(directory: string) {
    this.#directory = directory;
    for (const folder of FOLDERS) this.#place(`${folder}/_`);
  }

  write(path: string, content: string | Uint8Array): void {
    const file = this.#place(path);
    const draft = path.endsWith(".json") ? `${file}.tmp.${randomBytes(4).toString("hex")}` : file;
    writeFileSync(draft, content);
    if (draft !== file) renameSync(draft, file);
  }

  append(path: string, text: string): void {
    appendFileSync(this.#place(path), text);
  }

  /** Where a path is on the disk, in a folder that exists. */
  #place(path: string): string {
    const file = join(this.#directory, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return file;
  }
}
