import { type Dirent, opendirSync } from "node:fs";
import { Slices } from "./slices.ts";

/** How many names are asked for at a time: what fits between two turns of the event loop. */
const NAMES_AT_A_TIME = 1024;

/**
 * What `take` makes of each name in a directory, but for what it makes `undefined` of. Gives the event loop its turn
 * now and then, however many names there are.
 */
export async function readDirectory<T>(
  directory: string,
  take: (entry: Dirent) => T | undefined,
): Promise<T[]> {
  const taken: T[] = [];
  const slices = new Slices();
  const open = opendirSync(directory, { bufferSize: NAMES_AT_A_TIME });
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      const value = take(entry);
      if (value !== undefined) taken.push(value);
      if (slices.isOver()) await slices.next();
    }
  } finally {
    open.closeSync();
  }
  return taken;
}
