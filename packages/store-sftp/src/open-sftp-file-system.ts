import { AtlasError, type LinkInfo } from "@atlas/core";
import { type FileSystem, ROOT_PATH } from "@atlas/store";
import type { Ask } from "./ask.ts";
import { hostSettings } from "./config/host-settings.ts";
import { type LocalSide, thisSide } from "./config/local-side.ts";
import { connectThrough } from "./connect/connect-through.ts";
import { Connection } from "./connect/connection.ts";
import { DEFAULT_PATIENCE_MS, openLink } from "./connect/link.ts";
import { type ProgramOutcome, runProgram } from "./connect/run-program.ts";
import { printRemoteAddress, type RemoteAddress } from "./remote-address.ts";
import { type RemotePlace, SftpFileSystem } from "./sftp/sftp-file-system.ts";

/** How a directory of another machine is opened. */
export interface SftpOptions {
  /** Asks for passphrases, passwords, codes, and whether new hosts are to be trusted. Absent where nobody can be asked. */
  readonly ask?: Ask;
  /** The only private key that is tried; those of `~/.ssh/config`, or the usual ones, when absent. */
  readonly sshKey?: string;
  /** Whether the key of a host that nothing is known of is taken for its own. A changed one never is. */
  readonly acceptNewHostKey?: boolean;
  /** Where the keys of hosts that were accepted are kept, besides those that ssh knows; nowhere when absent. */
  readonly ownKnownHostsFile?: string;
  /** Whether programs are used where the far side runs any, to read many files in one stream; true when absent. */
  readonly useShell?: boolean;
  /** For how long the far side may answer nothing while something is asked of it; a minute when absent. */
  readonly patienceMs?: number;
  /** Who connects; the user of this process when absent. */
  readonly side?: LocalSide;
}

/** A directory of another machine. */
export interface RemoteFileSystem extends FileSystem {
  /** What of the settings of ssh was passed over, in sentences. */
  readonly warnings: readonly string[];
  /**
   * Connects now, rather than when something is first asked for.
   *
   * @throws {AtlasError} `store_not_found` when there is no such directory, `unavailable` when nobody answers, the key
   *   of the machine is not as it should be, or it lets nobody in: the message says what was tried.
   */
  connect(): Promise<void>;
  /**
   * Runs a program there, by its name and its arguments: no shell makes anything else of them. `undefined` where no
   * programs can be run.
   *
   * @throws {AtlasError} `unavailable` when the machine does not answer; any other error when the program does not end.
   */
  run(words: readonly string[]): Promise<ProgramOutcome | undefined>;
}

/**
 * Opens a directory of another machine for reading, over SSH: with the settings, keys and known hosts that ssh has.
 * It connects at the first use, and again whenever the connection is lost. Nothing is ever written there.
 *
 * Its `root` names the user, the machine, the port and the path, and does not change from one start to the next.
 *
 * @throws {AtlasError} `invalid_query` for settings of ssh that Atlas cannot follow.
 */
export function openSftpFileSystem(address: RemoteAddress, options: SftpOptions = {}): RemoteFileSystem {
  const { side = thisSide(), sshKey, patienceMs = DEFAULT_PATIENCE_MS, useShell = true, ...policy } = options;
  const settings = hostSettings(address, side, sshKey);
  const visitor = { ...policy, keyring: new Map() };
  const connection = new Connection(async () => {
    return openLink(await connectThrough(settings, visitor), patienceMs, useShell);
  });
  const { host, user, port } = settings;
  const directory = address.path;
  const root = printRemoteAddress({ host, user, path: directory, ...(port !== 22 && { port }) });
  return new RemoteDirectory({ connection, root, directory }, settings.warnings);
}

class RemoteDirectory extends SftpFileSystem implements RemoteFileSystem {
  readonly warnings: readonly string[];
  readonly #connection: Connection;

  constructor(place: RemotePlace, warnings: readonly string[]) {
    super(place);
    this.warnings = warnings;
    this.#connection = place.connection;
  }

  async connect(): Promise<void> {
    const entry = await this.stat(ROOT_PATH);
    if (entry?.kind === "directory") return;
    const words =
      entry === undefined ? "There is no directory" : "There is no directory, but something else, at";
    throw new AtlasError("store_not_found", `${words} ${this.root}`);
  }

  link(): Omit<LinkInfo, "root"> {
    return this.#connection.info;
  }

  run(words: readonly string[]): Promise<ProgramOutcome | undefined> {
    return this.#connection.use((link) => runProgram(link, words));
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#connection.close();
  }
}
