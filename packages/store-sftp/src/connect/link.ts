import { AtlasError } from "@atlas/core";
import type { Client, ClientChannel, SFTPWrapper } from "ssh2";
import { type FarShell, NO_SHELL, tryShell } from "../bulk/far-shell.ts";
import { ReadyChannel } from "../bulk/ready-channel.ts";
import { TAR_COMMAND } from "../bulk/tar-command.ts";
import { LostConnection } from "../errors.ts";
import { SftpSession } from "../sftp/sftp-session.ts";
import { answered } from "./answered.ts";

/** For how long the far side may answer nothing while something is asked of it. */
export const DEFAULT_PATIENCE_MS = 60_000;

/** One connection that is there: its SFTP channel, and commands where the far side runs any. */
export interface Link {
  readonly sftp: SftpSession;
  /** What the shell can do: found out once. */
  readonly shell: Promise<FarShell>;
  /** A `tar` that waits for names: there is one ready where many files were read before. */
  startTar(): Promise<ClientChannel>;
  /** Starts a command. What is interpolated into it, a shell would read. */
  exec(command: string): Promise<ClientChannel>;
  /** For how long the far side may be silent. */
  readonly patienceMs: number;
  /** Ends it. */
  end(): void;
  /** Resolves when it has ended, by whatever. */
  readonly ended: Promise<void>;
}

/**
 * Opens an SFTP channel on a connection.
 *
 * @throws {AtlasError} `unavailable` when the far side has none.
 */
export async function openLink(client: Client, patienceMs: number, useShell = true): Promise<Link> {
  const inTime = <T>(answer: Promise<T>) => answered(answer, patienceMs, () => client.destroy());
  const channel = await inTime(openChannel(client));
  const sftp = new SftpSession(channel, patienceMs, () => client.destroy());
  const ended = new Promise<void>((resolve) => {
    const end = (error?: Error) => {
      sftp.lose(new LostConnection("The connection was lost", error));
      resolve();
    };
    client.on("close", () => end());
    client.on("error", end);
    channel.on("close", () => client.destroy());
  });
  await inTime(sftp.readClock());
  const exec = (command: string) =>
    inTime(
      new Promise<ClientChannel>((resolve, reject) => {
        client.exec(command, (error, stream) => (error ? reject(error) : resolve(stream)));
      }),
    );
  const tar = new ReadyChannel(() => exec(TAR_COMMAND));
  void ended.then(() => tar.end());
  return {
    sftp,
    startTar: () => tar.take(),
    shell: useShell ? tryShell(exec) : Promise.resolve(NO_SHELL),
    exec,
    patienceMs,
    end: () => client.destroy(),
    ended,
  };
}

function openChannel(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, channel) => {
      if (error === undefined) return resolve(channel);
      client.end();
      const words = `The far side has no SFTP: ${error.message}`;
      reject(new AtlasError("unavailable", words, { cause: error }));
    });
  });
}
