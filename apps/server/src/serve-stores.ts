import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import type { ListenOptions } from "./listen-options.ts";
import { serveSource } from "./serve-source.ts";

/**
 * Serves the stores below some directories until `interrupted` resolves.
 *
 * @throws {AtlasError} `store_not_found` when a directory cannot be read, `unavailable` when the port cannot be had.
 */
export async function serveStores(
  directories: readonly string[],
  options: ListenOptions,
  interrupted: Promise<void>,
): Promise<void> {
  const fileSystems = await Promise.all(directories.map((directory) => openLocalFileSystem(directory)));
  const source = openFileSource(fileSystems);
  try {
    await serveSource(source, options, interrupted);
  } finally {
    await source.close();
  }
}
