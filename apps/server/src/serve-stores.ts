import { type FileSystem, openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import type { ListenOptions } from "./listen-options.ts";
import type { RemoteOptions } from "./remote-options.ts";
import { serveSource } from "./serve-source.ts";
import { localSlurmCommands } from "./slurm-commands.ts";
import type { StorePlace } from "./store-place.ts";
import { VERSION } from "./version.ts";

/** How stores are served. */
export interface ServeStoresOptions extends ListenOptions, RemoteOptions {
  /** Where what was read is kept for the next start; nowhere when absent. */
  readonly cacheDirectory?: string | undefined;
}

/**
 * Serves the stores below some directories, of this machine or others, until `interrupted` resolves.
 *
 * @throws {AtlasError} `store_not_found` when a directory cannot be read, `unavailable` when the port cannot be had or
 *   a machine cannot be reached.
 */
export async function serveStores(
  places: readonly StorePlace[],
  options: ServeStoresOptions,
  interrupted: Promise<void>,
): Promise<void> {
  const fileSystems = await openPlaces(places, options, interrupted);
  if (fileSystems === undefined) return;
  const { cacheDirectory, timezone } = options;
  const isRemote = places.some((place) => typeof place !== "string");
  const source = openFileSource(fileSystems, {
    isRemote,
    ...(cacheDirectory !== undefined && { snapshots: openSnapshotDirectory(cacheDirectory, VERSION) }),
    onSnapshotFailure: (error) =>
      console.error(`warning: nothing is kept for the next start: ${(error as Error).message}`),
  });
  try {
    const serving = { ...options, ...(timezone !== undefined && { timeZone: timezone }) };
    // The jobs of another machine are not this one's.
    await serveSource(source, isRemote ? serving : { ...serving, slurm: localSlurmCommands }, interrupted);
  } finally {
    await source.close();
  }
}

/** Opens one place after the other, since a person may be asked; `undefined` when that was interrupted. */
async function openPlaces(
  places: readonly StorePlace[],
  options: ServeStoresOptions,
  interrupted: Promise<void>,
): Promise<readonly FileSystem[] | undefined> {
  const fileSystems: FileSystem[] = [];
  for (const place of places) {
    const fs = typeof place === "string" ? await openLocalFileSystem(place) : await openRemote(place);
    if (fs === undefined) return undefined;
    fileSystems.push(fs);
  }
  return fileSystems;

  async function openRemote(address: Exclude<StorePlace, string>): Promise<FileSystem | undefined> {
    // SSH is a lot to load for those who need none.
    const { openRemoteDirectory } = await import("./open-remote-directory.ts");
    return openRemoteDirectory(address, options, options.cacheDirectory, interrupted);
  }
}
