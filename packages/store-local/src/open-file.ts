import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { isAbsence } from "./system-error.ts";

/** A regular file that is open for reading. */
export interface OpenFile {
  readonly fd: number;
  /** Of this very file, when it was opened. */
  readonly stats: Stats;
}

/** Whether opening can refuse a link: Windows has no such flag. */
export const CAN_REFUSE_LINKS = constants.O_NOFOLLOW !== undefined;

/** Without NONBLOCK, opening a pipe would wait until somebody writes to it. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a regular file; `undefined` when there is nothing of that name, or something else: a folder, a pipe, a link.
 * Throws what the system says when it cannot be read.
 */
export function openFile(place: string): OpenFile | undefined {
  const fd = open(place);
  if (fd === undefined) return undefined;
  const stats = fstatSync(fd);
  if (stats.isFile()) return { fd, stats };
  closeSync(fd);
  return undefined;
}

function open(place: string): number | undefined {
  try {
    return openSync(place, FLAGS);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
