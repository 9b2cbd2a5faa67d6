import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { AtlasError } from "@atlas/core";

/**
 * Refuses a cache directory that lies inside one of the directories that are read, links followed: Atlas never
 * writes there.
 *
 * @throws {AtlasError} `invalid_query`.
 */
export function checkCacheDirectory(cacheDirectory: string, directories: readonly string[]): void {
  const cache = realPath(cacheDirectory);
  const around = directories.find((directory) => isWithin(cache, realPath(directory)));
  if (around === undefined) return;
  throw new AtlasError(
    "invalid_query",
    `The cache directory ${cacheDirectory} lies inside ${around}, where Atlas never writes: choose one outside`,
  );
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(realPath(parent), relative(parent, absolute));
}

function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
