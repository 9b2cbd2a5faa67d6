import { lstatSync, unlinkSync } from "node:fs";
import { connect, type Server } from "node:net";
import { AtlasError } from "@atlas/core";

/** Only who starts the server. */
const UMASK = 0o177;

/**
 * Binds a server to a socket in the file system that only this user can reach. What a server that is dead left there
 * is replaced.
 *
 * @throws {AtlasError} `unavailable` when something else is there, or the place cannot be had.
 */
export async function listenAtSocket(server: Server, path: string): Promise<void> {
  await makeRoom(path);
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: Error) =>
      reject(
        new AtlasError("unavailable", `Cannot listen at the socket ${path}: ${cause.message}`, { cause }),
      );
    server.once("error", fail);
    // The file must never be there with other rights, not even for a moment: it is made before `listen` returns.
    const before = process.umask(UMASK);
    try {
      server.listen(path, () => {
        server.off("error", fail);
        resolve();
      });
    } finally {
      process.umask(before);
    }
  });
}

async function makeRoom(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isSocket())
    throw new AtlasError("unavailable", `There is something else than a socket at ${path}`);
  if (await isAnswered(path))
    throw new AtlasError("unavailable", `Another server listens at the socket ${path}`);
  unlinkSync(path);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    // Whatever else is wrong: it is not known to be dead.
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "ECONNREFUSED"));
  });
}
