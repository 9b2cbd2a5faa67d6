import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a port of loopback that takes its time, and can be cut. */
export interface DelayProxy {
  readonly port: number;
  /**
   * How many times, so far, something was sent that can only have been sent after an answer to what was sent before:
   * the round trips that followed one upon another, however many went on beside one another.
   */
  readonly roundTrips: number;
  /** Cuts what is connected now. */
  cut(): void;
  /** Cuts what is connected once so many more bytes have come back. */
  cutAfter(sizeBytes: number): void;
  close(): Promise<void>;
}

/**
 * Starts a proxy in front of a port that holds every byte back for a while, each way.
 *
 * @param port 0 for any that is free
 */
export async function startDelayProxy(target: number, delayMs: number, port = 0): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  /** Of what has arrived at either end: how many round trips led to it. */
  let [atServer, atClient] = [0, 0];
  let bytesUntilCut = Number.POSITIVE_INFINITY;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket
        .on("error", () => undefined)
        .on("close", () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.on("data", (bytes) => {
      const depth = atClient + 1;
      setTimeout(() => {
        atServer = Math.max(atServer, depth);
        far.write(bytes);
      }, delayMs);
    });
    far.on("data", (bytes) => {
      const depth = atServer;
      setTimeout(() => {
        atClient = Math.max(atClient, depth);
        bytesUntilCut -= bytes.length;
        if (bytesUntilCut <= 0) {
          bytesUntilCut = Number.POSITIVE_INFINITY;
          cut();
        } else near.write(bytes);
      }, delayMs);
    });
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    get roundTrips() {
      return atServer;
    },
    cut,
    cutAfter(sizeBytes) {
      bytesUntilCut = sizeBytes;
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
