import { AtlasError, type LinkInfo } from "@atlas/core";
import { ConnectionRefusal, LostConnection, wordsOf } from "../errors.ts";
import type { Link } from "./link.ts";

/** How long after a failure it is tried again at the earliest; twice as long after each further one, up to the most. */
const FIRST_REST_MS = 1000;
const MAX_REST_MS = 10_000;

/** Some machines lock out whom they refuse too often. */
const REST_AFTER_REFUSAL_MS = 600_000;

/** A connection that is made when it is needed, and made again when it was lost. */
export class Connection {
  readonly #open: () => Promise<Link>;
  /** What is being made, or was, and is there. */
  #link: Promise<Link> | undefined;
  #current: Link | undefined;
  #giveUp: (error: AtlasError) => void = () => undefined;
  readonly #givenUp: Promise<never>;
  #failure: { readonly error: unknown; readonly untilMs: number } | undefined;
  #restMs = FIRST_REST_MS;
  /** When it came to be as it is, and what came over those that are no more. */
  #changedAtMs = Date.now();
  #receivedBytes = 0;
  #isClosed = false;

  /** @param open connects */
  constructor(open: () => Promise<Link>) {
    this.#open = open;
    this.#givenUp = new Promise((_, reject) => {
      this.#giveUp = reject;
    });
    this.#givenUp.catch(() => undefined);
  }

  /** How far the clock of the far side is ahead of this machine's at least; 0 while there is no connection. */
  get clockAheadMs(): number {
    return this.#current?.sftp.clock.aheadMs ?? 0;
  }

  /** How it is now. */
  get info(): Omit<LinkInfo, "root"> {
    const sftp = this.#current?.sftp;
    const reason = this.#failure === undefined ? null : wordsOf(this.#failure.error);
    return {
      state: sftp !== undefined ? "connected" : reason === null ? "connecting" : "lost",
      since: new Date(this.#changedAtMs).toISOString(),
      reason,
      requests: sftp?.requests ?? 0,
      received_bytes: this.#receivedBytes + (sftp?.receivedBytes ?? 0),
    };
  }

  /**
   * Does something over the connection, and does it a second time if the connection is lost meanwhile. While it is
   * not tried again to connect, it fails at once with what the last try failed with.
   *
   * @throws {AtlasError} `unavailable` when there is no connection; `aborted` when it was closed.
   */
  async use<T>(operation: (link: Link) => Promise<T>): Promise<T> {
    const link = await this.#linkNow();
    try {
      return await operation(link);
    } catch (error) {
      if (!(error instanceof LostConnection) || this.#isClosed) throw error;
      link.end();
      await link.ended;
      return operation(await this.#linkNow());
    }
  }

  /** Ends it for good, and whatever waits for it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#giveUp(closedError());
    this.#current?.end();
    await this.#current?.ended;
  }

  async #linkNow(): Promise<Link> {
    if (this.#isClosed) throw closedError();
    if (this.#current !== undefined) return this.#current;
    if (this.#failure !== undefined && performance.now() < this.#failure.untilMs) throw this.#failure.error;
    this.#link ??= this.#connect();
    return Promise.race([this.#link, this.#givenUp]);
  }

  async #connect(): Promise<Link> {
    try {
      const link = await this.#open();
      if (this.#isClosed) {
        link.end();
        throw closedError();
      }
      this.#current = link;
      this.#changedAtMs = Date.now();
      this.#failure = undefined;
      this.#restMs = FIRST_REST_MS;
      void link.ended.then(() => {
        this.#receivedBytes += link.sftp.receivedBytes;
        this.#changedAtMs = Date.now();
        this.#link = undefined;
        this.#current = undefined;
      });
      return link;
    } catch (error) {
      const restMs = error instanceof ConnectionRefusal ? REST_AFTER_REFUSAL_MS : this.#restMs;
      this.#link = undefined;
      this.#failure = { error, untilMs: performance.now() + restMs };
      this.#restMs = Math.min(2 * this.#restMs, MAX_REST_MS);
      throw error;
    }
  }
}

function closedError(): AtlasError {
  return new AtlasError("aborted", "The connection was closed");
}
