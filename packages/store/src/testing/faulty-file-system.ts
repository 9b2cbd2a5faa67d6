import { AtlasError } from "@atlas/core";
import type { FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import { interceptFileSystem, type Operation } from "./intercept-file-system.ts";

/** The words with which an operation fails; `undefined` for one that does not. The path is seen from the outermost root. */
export type Fault = (operation: Operation, path: StorePath) => string | undefined;

/** A file system of which some operations fail with the code `unavailable`. */
export function faultyFileSystem(fs: FileSystem, fault: Fault): FileSystem {
  return interceptFileSystem(fs, (operation, path) => {
    const words = fault(operation, path);
    if (words !== undefined) throw new AtlasError("unavailable", words);
  });
}
