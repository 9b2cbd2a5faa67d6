import type { ClientChannel } from "ssh2";
import { answered } from "../connect/answered.ts";
import { START_COMMAND, skipNoise } from "./noise.ts";

/** What the far side's shell can do. */
export interface FarShell {
  /** Whether it runs programs at all: an account for SFTP alone answers every command with nothing. */
  readonly runsPrograms: boolean;
  /** Whether it has GNU's tar, by which files are had in bulk. */
  readonly hasTar: boolean;
}

export const NO_SHELL: FarShell = { runsPrograms: false, hasTar: false };

const VERSION_COMMAND = `${START_COMMAND}env LC_ALL=C tar --version`;
const EXPECTED = "tar (GNU tar)";

/** For how long a shell may take to start: on some clusters it loads a lot first. */
const TIMEOUT_MS = 20_000;

/** What the shell of the far side can do. Never rejects: where it is in doubt, SFTP does all that is needed. */
export async function tryShell(exec: (command: string) => Promise<ClientChannel>): Promise<FarShell> {
  try {
    const output = await answered(outputOf(exec(VERSION_COMMAND)), TIMEOUT_MS, () => undefined);
    return { runsPrograms: output !== undefined, hasTar: output?.startsWith(EXPECTED) ?? false };
  } catch {
    return NO_SHELL;
  }
}

/** What a command wrote; `undefined` when it was never started. */
async function outputOf(opening: Promise<ClientChannel>): Promise<string | undefined> {
  const channel = await opening;
  channel.stderr.resume();
  channel.end();
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of skipNoise(channel)) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("latin1");
}
