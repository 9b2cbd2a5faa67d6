import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AtlasError } from "@atlas/core";
import {
  type Ask,
  ConnectionRefusal,
  openSftpFileSystem,
  type RemoteAddress,
  type RemoteFileSystem,
} from "@atlas/store-sftp";
import { terminalAsk } from "./ask-terminal.ts";
import type { RemoteOptions } from "./remote-options.ts";

/** Keys of machines that were accepted, in the cache directory: ssh's own files are never written. */
const OWN_KNOWN_HOSTS = "known_hosts";

/** How long a machine is waited for before it is said that it does not answer. */
const PATIENCE_MS = 5000;

/**
 * Connects to a directory of another machine, asking at the terminal what must be asked. When the machine does not
 * answer, or not soon, that is said, and it is tried further: what an earlier start has kept can be shown meanwhile.
 *
 * @param interrupted gives it up: the answer is `undefined` then
 * @throws {AtlasError} `store_not_found`; `unavailable` when the machine and Atlas refuse one another; `invalid_query`
 *   for settings of ssh that cannot be followed.
 */
export async function openRemoteDirectory(
  address: RemoteAddress,
  { sshKey, acceptNewHostKey = false }: RemoteOptions,
  cacheDirectory: string | undefined,
  interrupted: Promise<void>,
): Promise<RemoteFileSystem | undefined> {
  let isAsking = false;
  const askPerson = terminalAsk();
  const ask: Ask | undefined =
    askPerson &&
    ((...question) => {
      isAsking = true;
      return askPerson(...question).finally(() => {
        isAsking = false;
      });
    });
  const fs = openSftpFileSystem(address, {
    acceptNewHostKey,
    ...(ask && { ask }),
    ...(sshKey && { sshKey }),
    ...(cacheDirectory !== undefined && { ownKnownHostsFile: join(cacheDirectory, OWN_KNOWN_HOSTS) }),
  });
  for (const warning of fs.warnings) console.error(`warning: ${warning}`);
  console.error(`Connecting to ${fs.root}`);
  const connecting = fs.connect().then(() => true);
  // Whoever waits for it is told, if anybody does.
  connecting.catch(() => undefined);
  const slow = async (): Promise<"slow"> => {
    do await sleep(PATIENCE_MS, undefined, { ref: false });
    while (isAsking);
    return "slow";
  };
  try {
    const outcome = await Promise.race([connecting, interrupted.then(() => false), slow()]);
    if (outcome === "slow") console.error(`warning: ${fs.root} has not answered yet`);
    if (outcome !== false) return fs;
  } catch (error) {
    if (isUnreachable(error)) {
      console.error(`warning: ${error.message}`);
      return fs;
    }
    await fs.close();
    throw error;
  }
  await fs.close();
  return undefined;
}

function isUnreachable(error: unknown): error is AtlasError {
  return error instanceof AtlasError && error.code === "unavailable" && !(error instanceof ConnectionRefusal);
}
