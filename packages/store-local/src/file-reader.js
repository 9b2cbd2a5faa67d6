// A thread that reads files. What runs as a thread is a file of its own, which Node must be able to load as it is, from the
// source as from what is built: so this one is JavaScript.
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { workerData } from "node:worker_threads";

/** Without NONBLOCK, opening a pipe would wait until somebody writes to it. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** @type {{ readonly port: import("node:worker_threads").MessagePort }} */
const { port } = workerData;

port.on("message", (/** @type {import("./reader-thread.ts").Request} */ { places, memory }) => {
  const startedMs = performance.now();
  const bytes = new Uint8Array(memory);
  /** @type {number[]} */
  const ends = [];
  /** @type {number[]} */
  const stats = [];
  let filled = 0;
  for (const place of places) {
    const end = readInto(bytes, filled, place, stats);
    ends.push(end);
    if (end >= 0) filled = end;
  }
  /** @type {import("./reader-thread.ts").Answer} */
  const answer = { memory, ends, stats, tookMs: performance.now() - startedMs };
  port.postMessage(answer, [memory]);
});

/**
 * Reads a file into the rest of some memory, and adds what there is to know of it. Where it ends there; -1 when it is
 * to be read by somebody else, who has room for it or can say what is the matter.
 *
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {string} place
 * @param {number[]} stats
 */
function readInto(bytes, start, place, stats) {
  let fd = -1;
  try {
    fd = openSync(place, FLAGS);
    const file = fstatSync(fd);
    const { size, mtimeMs, ctimeMs, ino } = file;
    if (!file.isFile() || size > bytes.length - start) return -1;
    let end = start;
    while (end < start + size) {
      const count = readSync(fd, bytes, end, start + size - end, null);
      if (count === 0) break;
      end += count;
    }
    stats.push(size, mtimeMs, ctimeMs, ino);
    return end;
  } catch {
    return -1;
  } finally {
    if (fd >= 0) closeSync(fd);
  }
}
