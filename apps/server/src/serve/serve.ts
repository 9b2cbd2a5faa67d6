import type { Command } from "commander";
import { interruption } from "../interruption.ts";
import { addListenOptions, type ListenOptions } from "../listen/listen-options.ts";
import { addStoreOptions, type StoreOptions, storesOf } from "../stores/store-options.ts";

interface ServeOptions extends ListenOptions, StoreOptions {
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

/** Adds `atlas serve`: shows the stores below some directories in the browser. */
export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description("Show the runs below one or more directories in the browser.");
  addListenOptions(addStoreOptions(command))
    .option("--reload", "start again when Atlas's source changes; in a checkout only")
    .addHelpText("after", MORE_HELP)
    .action(serve);
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  if (options.reload) {
    const { reloadOnChange } = await import("../reload.ts");
    return reloadOnChange();
  }
  const { places, cacheDirectory } = await storesOf(options, command);
  const { serveStores } = await import("./serve-stores.ts");
  await serveStores(places, { ...options, cacheDirectory }, interruption());
}
