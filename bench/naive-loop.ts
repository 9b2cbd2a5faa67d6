import { promises, readdirSync } from "node:fs";
import { join } from "node:path";

/** Reads every record of a store as one would write it first: with `fs.promises`, 64 at a time, and `JSON.parse`. */
export async function naiveLoop(store: string): Promise<unknown[]> {
  const names = readdirSync(join(store, "runs"));
  const records: unknown[] = [];
  let next = 0;
  const lane = async () => {
    while (next < names.length) {
      const name = names[next++] as string;
      records.push(JSON.parse(await promises.readFile(join(store, "runs", name), "utf8")));
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  return records;
}
