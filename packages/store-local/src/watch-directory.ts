import { watch } from "node:fs";
import { isOnNetwork } from "./network-file-system.ts";

/**
 * Calls back with the name of an entry whenever the system says that it was made, changed or removed; with `undefined`
 * when it does not say which. Returns what ends it; `undefined` for a directory that other machines may change, of
 * which the system would not say. Throws what the system says when it cannot watch: the directory is gone, or too many
 * are watched.
 */
export function watchDirectory(
  place: string,
  changed: (name: string | undefined) => void,
): (() => void) | undefined {
  if (isOnNetwork(place)) return undefined;
  const watcher = watch(place, { persistent: false }, (_, name) => changed(name ?? undefined));
  // The directory is gone, say: a look will tell.
  watcher.on("error", () => changed(undefined));
  return () => watcher.close();
}
