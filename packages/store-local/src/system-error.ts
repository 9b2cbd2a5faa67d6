import { getSystemErrorMap } from "node:util";
import { AtlasError } from "@atlas/core";

/** What says that there is nothing of that name, or nothing that can be opened as a file or folder. */
const ABSENCES = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP", "EMLINK", "ENXIO"]);

/** The code of a failure of the system, such as "EACCES"; "" for any other failure. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

/** Whether a failure says that there is nothing to be had under that name. */
export function isAbsence(error: unknown): boolean {
  return ABSENCES.has(codeOf(error));
}

/** What the system says of a failure, in words and without the path: "permission denied". */
export function wordsOf(error: unknown): string {
  const { errno, message } = error as NodeJS.ErrnoException;
  return (errno !== undefined && getSystemErrorMap().get(errno)?.[1]) || message;
}

/**
 * What an operation on a path of a store answers; `undefined` when there is nothing under that path.
 *
 * @throws {AtlasError} `unavailable` when the operation failed otherwise.
 */
export async function orAbsent<T>(path: string, operation: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await operation();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    const message = `${path || "the directory"} cannot be read: ${wordsOf(error)}`;
    throw new AtlasError("unavailable", message, { cause: error });
  }
}
