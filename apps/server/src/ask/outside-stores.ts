import { AtlasError, type RunSource } from "@atlas/core";
import { directoryAround } from "../stores/directory-around.ts";
import { storeDirectory } from "./store-directory.ts";

/**
 * Refuses a file that would lie inside one of the stores of a source, links followed: Atlas never writes there.
 *
 * @throws {AtlasError} `invalid_query`.
 */
export function checkOutsideStores(file: string, source: RunSource): void {
  if (source.kind === "remote") return;
  const directories = source.state().stores.map(storeDirectory);
  const around = directoryAround(file, directories);
  if (around === undefined) return;
  throw new AtlasError(
    "invalid_query",
    `The file ${file} would lie inside the store ${around}, where Atlas never writes: choose a place outside`,
  );
}
