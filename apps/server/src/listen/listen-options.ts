import { type Command, InvalidArgumentError, Option } from "commander";
import { addLogOptions, type LogOptions } from "../log.ts";
import { type AccessOptions, addAccessOptions } from "./access-options.ts";

/** The port that is tried first when none is asked for. */
export const DEFAULT_PORT = 8000;

/** Where a command that serves does so, for whom, and what it says of it. */
export interface ListenOptions extends AccessOptions, LogOptions {
  readonly host: string;
  /** 0 for any that is free; without it the usual one, or the next that is free. */
  readonly port?: number;
  /** A place in the file system to listen at, instead of a host and port. */
  readonly socket?: string;
  /** Whether the browser is shown the address. */
  readonly open?: boolean;
}

/** Adds the options of `ListenOptions` to a command. */
export function addListenOptions(command: Command): Command {
  command
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option(
      "--port <number>",
      `port to listen on; 0 for any that is free (default: ${DEFAULT_PORT}, or the next one that is free)`,
      parsePort,
    )
    .addOption(
      new Option(
        "--socket <path>",
        "listen at a socket that only you can reach, instead of a host and port",
      ).conflicts(["host", "port", "open"]),
    )
    .option("--open", "open the browser");
  return addLogOptions(addAccessOptions(command));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}
