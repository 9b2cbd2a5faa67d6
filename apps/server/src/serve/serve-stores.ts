import type { ListenOptions } from "../listen/listen-options.ts";
import { createLog } from "../log.ts";
import { type OpenStoresOptions, openStores } from "../stores/open-stores.ts";
import type { StorePlace } from "../stores/store-place.ts";
import { serveSource } from "./serve-source.ts";

/** How stores are served. */
export interface ServeStoresOptions
  extends ListenOptions,
    Omit<OpenStoresOptions, "follow" | "onSnapshotFailure"> {}

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
  const log = createLog(options);
  const onSnapshotFailure = (error: unknown) =>
    log.say("warn", `nothing is kept for the next start: ${(error as Error).message}`);
  const stores = await openStores(places, { ...options, onSnapshotFailure }, interrupted);
  if (stores === undefined) return;
  const { source, slurm } = stores;
  const { timezone } = options;
  try {
    const serving = {
      ...options,
      ...(slurm && { slurm }),
      ...(timezone !== undefined && { timeZone: timezone }),
    };
    await serveSource(source, serving, interrupted);
  } finally {
    await stores.close();
  }
}
