import { homedir } from "node:os";
import { join } from "node:path";
import { AtlasError } from "@atlas/core";
import { directoryAround } from "./directory-around.ts";

/**
 * Refuses a cache directory that lies inside one of the directories that are read, links followed: Atlas never
 * writes there.
 *
 * @throws {AtlasError} `invalid_query`.
 */
export function checkCacheDirectory(cacheDirectory: string, directories: readonly string[]): void {
  const around = directoryAround(cacheDirectory, directories);
  if (around === undefined) return;
  throw new AtlasError(
    "invalid_query",
    `The cache directory ${cacheDirectory} lies inside ${around}, where Atlas never writes: choose one outside`,
  );
}

/**
 * Where what was read of some directories is kept for the next start: where it was asked for, or else where this
 * platform has caches. `undefined` for nowhere: when the empty name was asked for, or the usual place is in a store.
 *
 * @throws {AtlasError} `invalid_query` when a place in one of the directories was asked for.
 */
export function cacheDirectoryFor(
  directories: readonly string[],
  askedFor: string | undefined,
): string | undefined {
  if (askedFor === "") return undefined;
  if (askedFor !== undefined) {
    checkCacheDirectory(askedFor, directories);
    return askedFor;
  }
  const usual = usualCacheDirectory(process.platform, process.env, homedir());
  return directoryAround(usual, directories) === undefined ? usual : undefined;
}

/** Where Atlas's caches belong on a platform. */
export function usualCacheDirectory(platform: string, env: NodeJS.ProcessEnv, home: string): string {
  switch (platform) {
    case "darwin":
      return join(home, "Library", "Caches", "atlas");
    case "win32":
      return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "atlas", "Cache");
    default:
      return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "atlas");
  }
}
