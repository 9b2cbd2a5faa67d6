import { hostname } from "node:os";
import { resolve } from "node:path";
import { type GuardOptions, hostNameOf, isLoopbackName, TOKEN_PARAMETER } from "@atlas/api";
import type { Log } from "../log.ts";
import type { Listening } from "./listen.ts";
import type { ListenOptions } from "./listen-options.ts";
import { sharedMachineSign } from "./shared-machine.ts";

/** Says where a server is, and who else can reach it. Returns the link for a browser; at a socket there is none. */
export function announce(
  { url, insteadOf }: Listening,
  { host, socket }: ListenOptions,
  { token, basePath = "" }: GuardOptions,
  log: Log,
): string | undefined {
  const query = token === undefined ? "" : `?${TOKEN_PARAMETER}=${encodeURIComponent(token)}`;
  if (insteadOf !== undefined) console.log(`Port ${insteadOf} is in use: the next free one was taken`);
  if (socket !== undefined) {
    const path = resolve(socket);
    console.log(`Atlas is at the socket ${path}, which only you can reach (Ctrl-C ends it)`);
    console.log(
      `From your own machine: ssh -L 8000:${path} ${hostname()}, then http://localhost:8000${basePath}/${query}`,
    );
    return undefined;
  }
  const link = `${url}${basePath}/${query}`;
  console.log(`Atlas is at ${link} (Ctrl-C ends it)`);
  if (host === "0.0.0.0" || host === "::") {
    console.log(`From other machines: ${link.replace(/(?<=:\/\/)[^/]+(?=:)/, hostname())}`);
  }
  if (token === undefined) warnOfOthers(host, log);
  return link;
}

function warnOfOthers(host: string, log: Log): void {
  const sign = sharedMachineSign(process.env);
  if (!isLoopbackName(hostNameOf(host))) {
    log.say("warn", "anyone on the network who reaches this address can read these runs");
  } else if (sign !== undefined) {
    log.say(
      "warn",
      `this seems to be ${sign}: whoever else is on it can read these runs. --token or --socket keeps others out`,
    );
  }
}
