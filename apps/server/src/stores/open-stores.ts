import type { SlurmCommands } from "@atlas/api";
import type { RunSource } from "@atlas/core";
import { type FileSystem, keepFiles, openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import { VERSION } from "../version.ts";
import { keepOptionsOf, openRemoteCache } from "./remote-cache.ts";
import type { RemoteOptions } from "./remote-options.ts";
import { remoteSlurmCommands } from "./remote-slurm-commands.ts";
import { localSlurmCommands } from "./slurm-commands.ts";
import type { StorePlace } from "./store-place.ts";

/** How stores are opened. */
export interface OpenStoresOptions extends RemoteOptions {
  /** Where what was read is kept for the next start; nowhere when absent. */
  readonly cacheDirectory?: string | undefined;
  /** Whether changes are noticed without being asked for; true when absent. */
  readonly follow?: boolean;
  /** Told once why nothing can be kept. */
  readonly onSnapshotFailure?: (error: unknown) => void;
}

/** Stores that are being read. */
export interface OpenStores {
  readonly source: RunSource;
  /** SLURM as the stores' machine has it; `undefined` where nobody can say which machine that is. */
  readonly slurm: SlurmCommands | undefined;
  close(): Promise<void>;
}

/**
 * Opens the stores below some directories, of this machine or others, and begins to read them. `undefined` when
 * `interrupted` resolved before that.
 *
 * @throws {AtlasError} `store_not_found` when a directory cannot be read, `unavailable` when a machine refuses.
 */
export async function openStores(
  places: readonly StorePlace[],
  options: OpenStoresOptions,
  interrupted: Promise<void>,
): Promise<OpenStores | undefined> {
  const opened = await openPlaces(places, options, interrupted);
  if (opened === undefined) return undefined;
  const { cacheDirectory, follow = true, onSnapshotFailure } = options;
  const isRemote = places.some((place) => typeof place !== "string");
  const cache = isRemote ? openRemoteCache(options) : undefined;
  const fileSystems = opened.map(({ fs, isFar }) =>
    isFar && cache !== undefined ? keepFiles(fs, cache, keepOptionsOf(options)) : fs,
  );
  const source = openFileSource(fileSystems, {
    isRemote,
    follow,
    ...(cacheDirectory !== undefined && { snapshots: openSnapshotDirectory(cacheDirectory, VERSION) }),
    ...(onSnapshotFailure && { onSnapshotFailure }),
  });
  return {
    source,
    // Of several machines nobody can say whose job a job is.
    slurm: isRemote && opened.length > 1 ? undefined : opened[0]?.slurm,
    async close() {
      // First of all: nobody waits for a machine that does not answer.
      await Promise.all(fileSystems.map((fs) => fs.close()));
      await source.close();
      await cache?.close();
    },
  };
}

interface OpenPlace {
  readonly fs: FileSystem;
  /** Whether it is on another machine. */
  readonly isFar: boolean;
  /** SLURM as the machine has it. */
  readonly slurm: SlurmCommands;
}

/** Opens one place after the other, since a person may be asked; `undefined` when that was interrupted. */
async function openPlaces(
  places: readonly StorePlace[],
  options: OpenStoresOptions,
  interrupted: Promise<void>,
): Promise<readonly OpenPlace[] | undefined> {
  const opened: OpenPlace[] = [];
  for (const place of places) {
    if (typeof place === "string") {
      opened.push({ fs: await openLocalFileSystem(place), isFar: false, slurm: localSlurmCommands });
      continue;
    }
    // SSH is a lot to load for those who need none.
    const { openRemoteDirectory } = await import("./open-remote-directory.ts");
    const fs = await openRemoteDirectory(place, options, options.cacheDirectory, interrupted);
    if (fs === undefined) return undefined;
    opened.push({ fs, isFar: true, slurm: remoteSlurmCommands(fs) });
  }
  return opened;
}
