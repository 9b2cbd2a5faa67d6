import { once } from "node:events";
import type { ClientChannel } from "ssh2";
import { answered } from "../connect/answered.ts";

/**
 * Writes those files to its output whose names, ended by NUL, come in by its input. Nothing else is ever in the
 * command: no name meets a shell. `env` is there for shells that do not know `NAME=value command`.
 *
 * - `--verbatim-files-from`, which `--null` implies: a name that begins with "-" is a name.
 * - `--absolute-names`: names come back as they were given.
 * - `--hard-dereference`: a second name of a file is a file, not a note.
 */
export const TAR_COMMAND =
  "env LC_ALL=C tar --create --file=- --format=gnu --absolute-names --no-recursion --hard-dereference --null --files-from=-";

const VERSION_COMMAND = "env LC_ALL=C tar --version";
const EXPECTED = "tar (GNU tar)";

/** For how long a shell may take to start: on some clusters it loads a lot first. */
const TIMEOUT_MS = 20_000;

/**
 * Whether the far side runs commands and has GNU's tar, and writes nothing else beside what a command writes. Never
 * rejects: where it is in doubt, SFTP does all that is needed.
 */
export async function hasTar(exec: (command: string) => Promise<ClientChannel>): Promise<boolean> {
  try {
    const output = await answered(outputOf(exec(VERSION_COMMAND)), TIMEOUT_MS, () => undefined);
    return output.startsWith(EXPECTED);
  } catch {
    return false;
  }
}

async function outputOf(opening: Promise<ClientChannel>): Promise<string> {
  const channel = await opening;
  let output = "";
  channel.on("data", (chunk: Buffer) => {
    output += chunk.toString("latin1");
  });
  channel.stderr.resume();
  channel.end();
  await once(channel, "close");
  return output;
}
