import { basename } from "node:path";
import type { RunFailure } from "../run-failure.ts";

/** A frame of V8's: `at NAME (FILE:LINE:COLUMN)`, or without a name `at FILE:LINE:COLUMN`. */
const FRAME = /^\s+at (?:(?:async )?(?:new )?(?<name>[^ ]+)[^(]* \()?(?<file>.+?):(?<line>\d+):\d+\)?$/;

const ANONYMOUS = "<anonymous>";

/** The call that leads into a run; what comes before is none of its business. */
const ENTRY = "work";

/**
 * Where a failure was raised, in the form in which Python prints it: the call that is nearest last. The frames are
 * real ones, of the program as it runs; of its files only the names are told.
 */
export function pythonTraceback(failure: RunFailure): string {
  const frames: string[] = [];
  for (const text of failure.stack?.split("\n") ?? []) {
    const { name, file, line } = FRAME.exec(text)?.groups ?? {};
    if (file === undefined) continue;
    const called = name?.split(".").at(-1) ?? ANONYMOUS;
    if (called === ENTRY) break;
    frames.unshift(`  File "${basename(file)}", line ${line}, in ${called.replace(ANONYMOUS, "<lambda>")}\n`);
  }
  return `Traceback (most recent call last):\n${frames.join("")}${failure.type}: ${failure.message}\n`;
}
