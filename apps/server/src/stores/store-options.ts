import { existsSync } from "node:fs";
import { AtlasError } from "@atlas/core";
import { type Command, Option } from "commander";
import { cacheDirectoryFor } from "./cache-directory.ts";
import { addRemoteOptions, type RemoteOptions } from "./remote-options.ts";
import { listedPlaces, remotePlaceOf, type StorePlace, storePlaceOf } from "./store-place.ts";

/** Which stores a command reads, as they were named. */
export interface StoreOptions extends RemoteOptions {
  readonly store: readonly string[];
  readonly cacheDir?: string;
}

/** Which stores a command reads, and where it keeps what it has read. */
export interface NamedStores {
  readonly places: readonly StorePlace[];
  /** Where what was read is kept for the next start; nowhere when absent. */
  readonly cacheDirectory: string | undefined;
}

const DEFAULT_STORE = "./runs";
const DEFAULT_STORES: readonly string[] = [DEFAULT_STORE];

/** Adds the options of `StoreOptions` to a command. */
export function addStoreOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        "--store <directory>",
        "a store, or a directory of stores, here or as --remote has it; may be repeated",
      )
        .argParser((value: string, stores: readonly string[]) =>
          stores === DEFAULT_STORES ? [value] : [...stores, value],
        )
        .default(DEFAULT_STORES, DEFAULT_STORE)
        .env("ATLAS_STORE_PATH"),
    )
    .addOption(
      new Option(
        "--cache-dir <directory>",
        "where Atlas keeps what it has read for the next start; nowhere when empty (default: where this system has caches)",
      ).env("ATLAS_CACHE_DIR"),
    );
  return addRemoteOptions(command);
}

/**
 * The stores that a command was asked to read.
 *
 * @throws {AtlasError} `store_not_found` when none was named and there is no default; `invalid_query` for what names no
 *   store, and for a cache directory inside one.
 */
export async function storesOf(options: StoreOptions, command: Command): Promise<NamedStores> {
  const places = await placesOf(options, command.getOptionValueSource("store"));
  const directories = places.filter((place) => typeof place === "string");
  return { places, cacheDirectory: cacheDirectoryFor(directories, options.cacheDir) };
}

/** @param origin where the value of `--store` comes from */
async function placesOf(
  { store, remote }: StoreOptions,
  origin: string | undefined,
): Promise<readonly StorePlace[]> {
  if (remote !== undefined) {
    if (origin !== "cli") return Promise.all(remote.map(remotePlaceOf));
    const message = "Either --store or --remote: --store takes addresses of other machines as well";
    throw new AtlasError("invalid_query", message);
  }
  // A variable that lists nothing is as good as absent.
  const listed = origin === "env" ? store.flatMap(listedPlaces) : store;
  const texts = listed.length > 0 ? listed : DEFAULT_STORES;
  if (origin === "default" && !existsSync(DEFAULT_STORE)) {
    throw new AtlasError(
      "store_not_found",
      `There is no directory ${DEFAULT_STORE}: name another with --store, or try atlas demo`,
    );
  }
  return Promise.all(texts.map(storePlaceOf));
}
