import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { AtlasError } from "@atlas/core";
import { getRequestListener } from "@hono/node-server";
import { trackConnections } from "./connections.ts";
import { DEFAULT_PORT, type ListenOptions } from "./listen-options.ts";
import { listenAtSocket } from "./listen-socket.ts";

/** For how long answers that are being sent at the end may go on. */
const GRACE_MS = 5000;

/** How long a client may take to ask: for the headers, and for everything. */
const ASKING = { headersTimeout: 20_000, requestTimeout: 120_000, connectionsCheckingInterval: 5000 };

/** A server that listens. */
export interface Listening {
  /** The address to type into a browser on this machine, without a slash at its end; `undefined` at a socket. */
  readonly url: string | undefined;
  /** The usual port, when that was in use and the next free one was taken. */
  readonly insteadOf: number | undefined;
  /** Stops listening, and resolves when the answers under way are sent; those that take long are cut. */
  close(): Promise<void>;
}

/** Called with every request as it comes in. */
type RequestListener = (request: IncomingMessage, answer: ServerResponse) => void;

/**
 * Answers HTTP requests at a host and port (0 for any that is free), or at a socket in the file system, from the moment
 * it resolves. Without a port, at the usual one, or when that is in use at the next one that is free. Who takes too long
 * to ask is cut off.
 *
 * @throws {AtlasError} `unavailable`, with another port to try when this one is in use.
 */
export async function openListening(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port, socket }: Pick<ListenOptions, "host" | "port" | "socket">,
  onRequest?: RequestListener,
  asking: ServerOptions = ASKING,
): Promise<Listening> {
  const server = createServer(asking);
  const connections = trackConnections(server);
  if (onRequest) server.on("request", onRequest);
  server.on("request", getRequestListener(fetch));
  const close = () => connections.end(GRACE_MS);
  if (socket !== undefined) {
    await listenAtSocket(server, socket);
    return { url: undefined, insteadOf: undefined, close };
  }
  const insteadOf = await bindWanted(server, host, port);
  const { port: boundPort } = server.address() as AddressInfo;
  return { url: `http://${browsable(host)}:${boundPort}`, insteadOf, close };
}

/** Binds the server, and returns the port that was in use when another one was taken for it. */
async function bindWanted(server: Server, host: string, asked?: number): Promise<number | undefined> {
  const port = asked ?? DEFAULT_PORT;
  try {
    await bind(server, host, port);
    return undefined;
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException;
    const next = error.code === "EADDRINUSE" ? await freePortAfter(host, port) : undefined;
    if (asked !== undefined || next === undefined) {
      throw new AtlasError("unavailable", reasonOf(error, host, port, next), { cause });
    }
    await bind(server, host, next);
    return port;
  }
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

function reasonOf(error: NodeJS.ErrnoException, host: string, port: number, next?: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is in use: try --port ${next ?? 0}`;
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
