import { type Dirent, opendirSync } from "node:fs";
import { giveTurn, isTurnDue } from "@atlas/store";

/** How many names are asked for at a time: what fits between two turns of the event loop. */
const NAMES_AT_A_TIME = 1024;

/**
 * What `take` makes of each name in a directory, but for what it makes `undefined` of. Gives the event loop its turn
 * now and then, however many names there are.
 *
 * @param count how many are enough
 */
export async function readDirectory<T>(
  directory: string,
  take: (entry: Dirent) => T | undefined,
  count = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const taken: T[] = [];
  const open = opendirSync(directory, { bufferSize: NAMES_AT_A_TIME });
  try {
    for (let entry = open.readSync(); entry !== null && taken.length < count; entry = open.readSync()) {
      const value = take(entry);
      if (value !== undefined) taken.push(value);
      if (isTurnDue()) await giveTurn();
    }
  } finally {
    open.closeSync();
  }
  return taken;
}
