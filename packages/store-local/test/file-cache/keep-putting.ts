// A process that does nothing but put pieces into a cache, until it is killed.
import { openFileCache } from "@atlas/store-local";

const [, , directory] = process.argv as [string, string, string];
const cache = openFileCache(directory, { maxBytes: 3_000_000 });

for (let turn = 0; ; turn++) {
  const bytes = new Uint8Array(50_000).fill(turn % 251);
  cache.put("place", `key ${turn % 100}`, bytes);
  if (turn % 20 === 0) await cache.close();
  if (turn === 100) process.stdout.write("began");
}
