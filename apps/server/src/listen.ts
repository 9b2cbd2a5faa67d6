import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AtlasError } from "@atlas/core";
import { getRequestListener } from "@hono/node-server";

/** A server that listens. */
export interface Listening {
  /** The address to type into a browser on this machine, with a slash at its end. */
  readonly url: string;
  /** Whether only this machine can reach it. */
  readonly isLoopback: boolean;
  /** Stops listening and cuts the connections that are open. */
  close(): void;
}

/**
 * Answers HTTP requests at a host and port (0 for any that is free) from the moment it resolves.
 *
 * @throws {AtlasError} `unavailable`, with another port to try when this one is in use.
 */
export async function openListening(
  fetch: (request: Request) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createServer(getRequestListener(fetch));
  try {
    await bind(server, host, port);
  } catch (cause) {
    throw new AtlasError("unavailable", await reasonOf(cause as NodeJS.ErrnoException, host, port), {
      cause,
    });
  }
  const { address, port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${browsable(host)}:${boundPort}/`,
    isLoopback: address === "::1" || /^(::ffff:)?127\./.test(address),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function reasonOf(error: NodeJS.ErrnoException, host: string, port: number): Promise<string> {
  switch (error.code) {
    case "EADDRINUSE": {
      const free = await freePortAfter(host, port);
      return `Port ${port} of ${host} is in use: try --port ${free ?? 0}`;
    }
    case "EACCES":
      return `Port ${port} of ${host} may not be opened by this user: try one from 1024 on`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host ${host} is no address of this machine`;
    default:
      return `Cannot listen on port ${port} of ${host}: ${error.message}`;
  }
}

async function freePortAfter(host: string, port: number): Promise<number | undefined> {
  for (let candidate = port + 1; candidate <= Math.min(port + 100, 65_535); candidate++) {
    const probe = createServer();
    try {
      await bind(probe, host, candidate);
      return candidate;
    } catch {
      // In use as well.
    } finally {
      probe.close();
    }
  }
  return undefined;
}

/** The host as a URL has it; where it stands for all addresses, the one that always works here. */
function browsable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
