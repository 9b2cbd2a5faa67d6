import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The connections of a server. */
export interface Connections {
  /**
   * Cuts those that wait, or are not yet done with asking, and the others as soon as their answer is sent or `graceMs`
   * are over. Resolves when there is none left.
   */
  end(graceMs: number): Promise<void>;
}

/** Keeps account of the connections of a server, from now on. */
export function trackConnections(server: Server): Connections {
  const sockets = new Set<Socket>();
  const requests = new Map<Socket, IncomingMessage>();
  let isEnding = false;

  const cutIfIdle = (socket: Socket) => {
    if (requests.get(socket)?.complete !== true) socket.destroySoon();
  };
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", (request: IncomingMessage, answer: ServerResponse) => {
    const { socket } = request;
    requests.set(socket, request);
    answer.once("close", () => {
      requests.delete(socket);
      if (isEnding) socket.destroySoon();
    });
  });

  return {
    async end(graceMs) {
      isEnding = true;
      const isClosed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) cutIfIdle(socket);
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, graceMs);
      await isClosed;
      clearTimeout(timer);
    },
  };
}
