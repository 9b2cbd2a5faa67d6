import { type Command, InvalidArgumentError } from "commander";

/** Where a command that serves does so. */
export interface ListenOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether the browser is shown the address. */
  readonly open?: boolean;
}

/** Adds the options of `ListenOptions` to a command. */
export function addListenOptions(command: Command): Command {
  return command
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 for any that is free", parsePort, 8000)
    .option("--open", "open the browser");
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}
