import { once } from "node:events";
import type { ClientChannel } from "ssh2";
import { NotStarted, START_COMMAND, skipNoise } from "../bulk/noise.ts";
import type { Link } from "./link.ts";

/** What a program did. */
export interface ProgramOutcome {
  /** `undefined` when a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** More than that is nothing to wait for. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** For how long a program may run, and the shell before it may take to start. */
const TIMEOUT_MS = 20_000;

/**
 * Runs a program on the far side, which is given nothing to read; `undefined` where no programs can be run.
 *
 * @param words its name and its arguments, as they are: no shell makes anything else of them
 * @throws {Error} when it takes too long, or writes without end.
 */
export async function runProgram(link: Link, words: readonly string[]): Promise<ProgramOutcome | undefined> {
  if (!(await link.shell).runsPrograms) return undefined;
  const channel = await link.exec(START_COMMAND + words.map(quoted).join(" "));
  const timer = setTimeout(() => channel.destroy(), TIMEOUT_MS);
  let status: number | undefined;
  channel.on("exit", (code: number | null) => {
    status = code ?? undefined;
  });
  try {
    const closed = once(channel, "close");
    channel.end();
    const [stdout, stderr] = await Promise.all([
      textOf(skipNoise(channel), channel),
      textOf(channel.stderr, channel),
      closed,
    ]);
    return { status, stdout, stderr };
  } catch (error) {
    if (error instanceof NotStarted) return undefined;
    throw new Error(`did not end within ${TIMEOUT_MS / 1000} s, or with too much to say`, { cause: error });
  } finally {
    clearTimeout(timer);
    channel.destroy();
  }
}

async function textOf(stream: AsyncIterable<Uint8Array>, channel: ClientChannel): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_OUTPUT_BYTES) channel.destroy();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Within single quotes every shell leaves every character alone but the quote, and fish the backslash. */
function quoted(word: string): string {
  return `'${word.replaceAll(/['\\]/g, (character) => `'\\${character}'`)}'`;
}
