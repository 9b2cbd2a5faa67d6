import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { AtlasError } from "@atlas/core";
import { type Command, Option } from "commander";
import { checkCacheDirectory } from "./cache-directory.ts";
import { interruption } from "./interruption.ts";
import { addListenOptions, type ListenOptions } from "./listen-options.ts";

interface ServeOptions extends ListenOptions {
  readonly store: readonly string[];
  readonly cacheDir?: string;
  readonly reload?: boolean;
}

const DEFAULT_STORE = "./runs";
const DEFAULT_STORES: readonly string[] = [DEFAULT_STORE];

/** Adds `atlas serve`: shows the stores below some directories in the browser. */
export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description("Show the runs below one or more directories in the browser.")
    .addOption(
      new Option("--store <directory>", "a store, or a directory of stores; may be repeated")
        .argParser((value: string, stores: readonly string[]) =>
          stores === DEFAULT_STORES ? [value] : [...stores, value],
        )
        .default(DEFAULT_STORES, DEFAULT_STORE)
        .env("ATLAS_STORE_PATH"),
    )
    .addOption(
      new Option(
        "--cache-dir <directory>",
        "where Atlas may keep what it has read; it keeps nothing yet",
      ).env("ATLAS_CACHE_DIR"),
    );
  addListenOptions(command)
    .option("--reload", "start again when Atlas's source changes; in a checkout only")
    .action(serve);
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  if (options.reload) {
    const { reloadOnChange } = await import("./reload.ts");
    return reloadOnChange();
  }
  const origin = command.getOptionValueSource("store");
  const directories = origin === "env" ? directoriesOfVariable(options.store) : options.store;
  if (options.cacheDir) checkCacheDirectory(options.cacheDir, directories);
  if (origin === "default" && !existsSync(DEFAULT_STORE)) {
    throw new AtlasError(
      "store_not_found",
      `There is no directory ${DEFAULT_STORE}: name another with --store, or try atlas demo`,
    );
  }
  const { serveStores } = await import("./serve-stores.ts");
  await serveStores(directories, options, interruption());
}

/** The paths that `ATLAS_STORE_PATH` lists; a variable that lists none is as good as absent. */
function directoriesOfVariable(values: readonly string[]): readonly string[] {
  const listed = values.flatMap((value) => value.split(delimiter)).filter((path) => path !== "");
  return listed.length > 0 ? listed : DEFAULT_STORES;
}
