import { opendirSync, realpathSync } from "node:fs";
import { AtlasError } from "@atlas/core";
import type { FileSystem } from "@atlas/store";
import { LocalFileSystem } from "./local-file-system.ts";
import { RealRoot } from "./real-root.ts";
import { codeOf, wordsOf } from "./system-error.ts";

/**
 * Opens a directory of this machine for reading: a store, or a directory with stores below it. Nothing in it is
 * ever written, created or locked.
 *
 * @throws {AtlasError} `store_not_found` when it is missing, not a directory, or may not be read.
 */
export async function openLocalFileSystem(directory: string): Promise<FileSystem> {
  try {
    const place = realpathSync.native(directory);
    opendirSync(place).closeSync();
    return new LocalFileSystem(new RealRoot(place));
  } catch (error) {
    throw new AtlasError("store_not_found", sentenceOf(directory, error), { cause: error });
  }
}

function sentenceOf(directory: string, error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
      return `There is no directory "${directory}"`;
    case "ENOTDIR":
      return `"${directory}" is not a directory; expected a metalab store, or a directory with stores in it`;
    default:
      return `The directory "${directory}" cannot be read: ${wordsOf(error)}`;
  }
}
