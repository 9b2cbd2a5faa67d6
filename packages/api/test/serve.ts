import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** A server on a real socket. */
export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an app on a port of this machine, a free one when absent. */
export async function serve(app: Pick<Hono, "fetch">, port = 0): Promise<TestServer> {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
