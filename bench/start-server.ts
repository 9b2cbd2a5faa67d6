import { type ChildProcess, spawn } from "node:child_process";

/** A server in a process of its own. */
export interface StartedServer {
  readonly port: number;
  stop(): void;
}

/**
 * Starts Node with some arguments, and resolves when it has printed its address and, after that, what it is `ready` by.
 * Rejects with what it has printed when it ends before.
 */
export function startServer(args: readonly string[], ready: RegExp): Promise<StartedServer> {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text;
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said) ?? [];
      if (port !== undefined && ready.test(said)) resolve({ port: Number(port), stop: () => child.kill() });
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
}
