import { AtlasError, type RunSource } from "@atlas/core";
import type { Command } from "commander";
import { interruption } from "../interruption.ts";
import { showProgress } from "../report-reading.ts";
import { openStores } from "../stores/open-stores.ts";
import { type StoreOptions, storesOf } from "../stores/store-options.ts";

/**
 * Reads the stores that a command names, asks them something, and lets go of them. What it says meanwhile goes to
 * stderr; stdout is the answer's.
 *
 * @param behaviour `follow`: whether changes are noticed meanwhile, as a server would
 * @throws {AtlasError} when the stores cannot be read, `aborted` when it was interrupted, and what `ask` fails with.
 */
export async function askStores<Answer>(
  options: StoreOptions,
  command: Command,
  ask: (source: RunSource) => Promise<Answer>,
  { follow = false }: { readonly follow?: boolean } = {},
): Promise<Answer> {
  const { places, cacheDirectory } = await storesOf(options, command);
  const interrupted = interruption();
  const stores = await openStores(places, { ...options, cacheDirectory, follow }, interrupted);
  const givenUp = new AtlasError("aborted", "It was interrupted");
  if (stores === undefined) throw givenUp;
  const asked = read(stores.source).then(() => ask(stores.source));
  try {
    return await Promise.race([asked, interrupted.then(() => Promise.reject(givenUp))]);
  } finally {
    asked.catch(() => undefined);
    await stores.close();
  }
}

/** Waits until all is read, saying how far it is where a person looks. */
async function read(source: RunSource): Promise<void> {
  const stopProgress = process.stderr.isTTY ? showProgress(source) : () => {};
  try {
    await source.ready();
  } finally {
    stopProgress();
  }
}
