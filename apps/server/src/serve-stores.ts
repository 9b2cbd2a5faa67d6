import type { SlurmCommands } from "@atlas/api";
import { type FileSystem, openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import type { ListenOptions } from "./listen-options.ts";
import { createLog } from "./log.ts";
import type { RemoteOptions } from "./remote-options.ts";
import { remoteSlurmCommands } from "./remote-slurm-commands.ts";
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
  const opened = await openPlaces(places, options, interrupted);
  if (opened === undefined) return;
  const fileSystems = opened.map(({ fs }) => fs);
  const { cacheDirectory, timezone } = options;
  const isRemote = places.some((place) => typeof place !== "string");
  const source = openFileSource(fileSystems, {
    isRemote,
    ...(cacheDirectory !== undefined && { snapshots: openSnapshotDirectory(cacheDirectory, VERSION) }),
    onSnapshotFailure: (error) =>
      createLog(options).say("warn", `nothing is kept for the next start: ${(error as Error).message}`),
  });
  // Of several machines nobody can say whose job a job is.
  const slurm = isRemote && opened.length > 1 ? undefined : opened[0]?.slurm;
  try {
    const serving = {
      ...options,
      ...(slurm && { slurm }),
      ...(timezone !== undefined && { timeZone: timezone }),
    };
    await serveSource(source, serving, interrupted);
  } finally {
    // First of all: nobody waits for a machine that does not answer.
    await Promise.all(fileSystems.map((fs) => fs.close()));
    await source.close();
  }
}

interface OpenPlace {
  readonly fs: FileSystem;
  /** SLURM as the machine has it. */
  readonly slurm: SlurmCommands;
}

/** Opens one place after the other, since a person may be asked; `undefined` when that was interrupted. */
async function openPlaces(
  places: readonly StorePlace[],
  options: ServeStoresOptions,
  interrupted: Promise<void>,
): Promise<readonly OpenPlace[] | undefined> {
  const opened: OpenPlace[] = [];
  for (const place of places) {
    if (typeof place === "string") {
      opened.push({ fs: await openLocalFileSystem(place), slurm: localSlurmCommands });
      continue;
    }
    // SSH is a lot to load for those who need none.
    const { openRemoteDirectory } = await import("./open-remote-directory.ts");
    const fs = await openRemoteDirectory(place, options, options.cacheDirectory, interrupted);
    if (fs === undefined) return undefined;
    opened.push({ fs, slurm: remoteSlurmCommands(fs) });
  }
  return opened;
}
