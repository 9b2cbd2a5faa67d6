import { existsSync } from "node:fs";
import { AtlasError } from "@atlas/core";
import { type Command, Option } from "commander";
import { cacheDirectoryFor } from "./cache-directory.ts";
import { interruption } from "./interruption.ts";
import { addListenOptions, type ListenOptions } from "./listen-options.ts";
import { addRemoteOptions, type RemoteOptions } from "./remote-options.ts";
import { listedPlaces, remotePlaceOf, type StorePlace, storePlaceOf } from "./store-place.ts";

interface ServeOptions extends ListenOptions, RemoteOptions {
  readonly store: readonly string[];
  readonly cacheDir?: string;
  readonly reload?: boolean;
}

const MORE_HELP = `
A store is a directory with a _meta.json, as metalab makes it. Below each named
directory, stores are found up to two levels down. A directory without any is
served as well: it may become one.

Examples:
  atlas serve                          the stores below ./runs
  atlas serve --store /data/sweeps --open
  atlas serve --remote me@cluster:/scratch/runs
  ATLAS_STORE_PATH=/data/a:/data/b atlas serve --port 0
`;

const DEFAULT_STORE = "./runs";
const DEFAULT_STORES: readonly string[] = [DEFAULT_STORE];

/** Adds `atlas serve`: shows the stores below some directories in the browser. */
export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description("Show the runs below one or more directories in the browser.")
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
  addRemoteOptions(command);
  addListenOptions(command)
    .option("--reload", "start again when Atlas's source changes; in a checkout only")
    .addHelpText("after", MORE_HELP)
    .action(serve);
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  if (options.reload) {
    const { reloadOnChange } = await import("./reload.ts");
    return reloadOnChange();
  }
  const places = await placesOf(options, command.getOptionValueSource("store"));
  const directories = places.filter((place) => typeof place === "string");
  const cacheDirectory = cacheDirectoryFor(directories, options.cacheDir);
  const { serveStores } = await import("./serve-stores.ts");
  await serveStores(places, { ...options, cacheDirectory }, interruption());
}

/**
 * Where the stores are that were asked for.
 *
 * @param origin where the value of `--store` comes from
 */
async function placesOf(
  { store, remote }: ServeOptions,
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
