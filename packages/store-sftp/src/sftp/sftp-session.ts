import type { FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";
import { FarClock, MADE_WHEN_SEEN } from "../connect/far-clock.ts";
import { Watchdog } from "../connect/watchdog.ts";
import { LostConnection } from "../errors.ts";

/** How many requests may be on their way at a time: enough for the longest of links, and few enough for any server. */
const MAX_REQUESTS = 256;

/** What SFTP calls opening for reading. @see draft-ietf-secsh-filexfer-02, section 6.3 */
const READ_ONLY = 1;

/** A file or folder that is open on the far side. */
export type Handle = Buffer;

/** The operations of one SFTP channel as promises, many of them under way at a time, none of them for ever. */
export class SftpSession {
  /** What the clock of the far side says. */
  readonly clock = new FarClock();
  readonly #sftp: SFTPWrapper;
  readonly #waiting: (() => void)[] = [];
  readonly #underWay = new Set<(error: Error) => void>();
  readonly #patience: Watchdog;
  #lost: LostConnection | undefined;
  #receivedBytes = 0;

  /**
   * @param patienceMs for how long the far side may answer nothing while something is asked
   * @param onStalled called when it has answered nothing for that long
   */
  constructor(sftp: SFTPWrapper, patienceMs: number, onStalled: () => void) {
    this.#sftp = sftp;
    this.#patience = new Watchdog(patienceMs, () => {
      this.lose(new LostConnection(`The far side has answered nothing for ${patienceMs / 1000} s`));
      onStalled();
    });
    sftp.on("close", () => this.lose(new LostConnection("The connection was lost")));
    sftp.on("error", (error: Error) => this.lose(new LostConnection("The connection was lost", error)));
  }

  /** How many requests are on their way. */
  get requests(): number {
    return this.#underWay.size;
  }

  /** How many bytes of files have come. */
  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** Takes in that bytes of files have come another way over the same connection. */
  noteReceived(sizeBytes: number): void {
    this.#receivedBytes += sizeBytes;
  }

  /** The path without any link in it. Its last part need not be there. */
  realPath(path: string): Promise<string> {
    return this.#request((done) => this.#sftp.realpath(path, done));
  }

  /** What stands there, links followed. */
  stat(path: string): Promise<Stats> {
    return this.#noted(this.#request((done) => this.#sftp.stat(path, done)));
  }

  /** What stands there, a link being one. */
  linkStat(path: string): Promise<Stats> {
    return this.#noted(this.#request((done) => this.#sftp.lstat(path, done)));
  }

  /** Looks at the clock, where the far side has one to be looked at. */
  async readClock(): Promise<void> {
    const made = await this.stat(MADE_WHEN_SEEN).catch(() => undefined);
    if (made !== undefined) this.clock.note(made.mtime);
  }

  /** Opens a file for reading. A pipe would be waited for: ask first what it is. */
  open(path: string): Promise<Handle> {
    return this.#request((done) => this.#sftp.open(path, READ_ONLY, done));
  }

  openFolder(path: string): Promise<Handle> {
    return this.#request((done) => this.#sftp.opendir(path, done));
  }

  statOf(handle: Handle): Promise<Stats> {
    return this.#noted(this.#request((done) => this.#sftp.fstat(handle, done)));
  }

  /** Some more entries of a folder; rejects with the status of the end when there are none. */
  readFolder(handle: Handle): Promise<FileEntryWithStats[]> {
    return this.#request((done) => this.#sftp.readdir(handle, done));
  }

  /** Fills a part of a buffer from a place in a file. Returns how many bytes there were, which may be fewer; 0 at the end. */
  read(handle: Handle, into: Buffer, start: number, end: number, position: number): Promise<number> {
    return this.#request((done) =>
      this.#sftp.read(handle, into, start, end - start, position, (error, count) => {
        if (!error) this.#receivedBytes += count;
        done(error, count);
      }),
    );
  }

  /** Lets go of what was opened. Nobody waits for that. */
  release(handle: Handle): void {
    this.#request<void>((done) => this.#sftp.close(handle, done)).catch(() => undefined);
  }

  /** Fails what is under way, and what is asked from now on. */
  lose(error: LostConnection): void {
    this.#lost ??= error;
    this.#patience.rest();
    for (const fail of this.#underWay) fail(this.#lost);
    this.#underWay.clear();
    for (const go of this.#waiting.splice(0)) go();
  }

  async #noted(answer: Promise<Stats>): Promise<Stats> {
    const stats = await answer;
    this.clock.noteFile(stats.mtime);
    return stats;
  }

  async #request<T>(send: (done: (error: Error | null | undefined, value: T) => void) => void): Promise<T> {
    while (this.#underWay.size >= MAX_REQUESTS) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#lost !== undefined) throw this.#lost;
    return new Promise((resolve, reject) => {
      this.#underWay.add(reject);
      if (this.#underWay.size === 1) this.#patience.feed();
      send((error, value) => {
        if (!this.#underWay.delete(reject)) return;
        if (this.#underWay.size === 0) this.#patience.rest();
        else this.#patience.feed();
        this.#waiting.shift()?.();
        if (!error) resolve(value);
        // Without a status it is no answer of the far side.
        else if (typeof (error as { code?: unknown }).code === "number") reject(error);
        else reject(new LostConnection("The connection was lost", error));
      });
    });
  }
}
