import { readSync } from "node:fs";
import type { OpenFile } from "./open-file.ts";

/** One buffer into which one file after the other is read: reading a small file costs no memory. */
export class FileBuffer {
  #bytes = new Uint8Array(64 * 1024);

  /** All bytes of a file. They are good until the next call. */
  read({ fd, stats }: OpenFile): Uint8Array {
    const { size: sizeBytes } = stats;
    if (sizeBytes > this.#bytes.length) this.#bytes = new Uint8Array(2 * sizeBytes);
    let filled = 0;
    while (filled < sizeBytes) {
      const count = readSync(fd, this.#bytes, filled, sizeBytes - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return this.#bytes.subarray(0, filled);
  }
}
