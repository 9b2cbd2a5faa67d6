import { AtlasError } from "@atlas/core";
import { LostConnection } from "../errors.ts";
import type { Link } from "./link.ts";

/** How long after a failure it is tried again at the earliest; twice as long after each further one, up to the most. */
const FIRST_REST_MS = 1000;
const MAX_REST_MS = 30_000;

/** A connection that is made when it is needed, and made again when it was lost. */
export class Connection {
  readonly #open: () => Promise<Link>;
  #link: Promise<Link> | undefined;
  #failure: { readonly error: unknown; readonly untilMs: number } | undefined;
  #restMs = FIRST_REST_MS;
  #isClosed = false;

  /** @param open connects */
  constructor(open: () => Promise<Link>) {
    this.#open = open;
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

  /** Ends it for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const link = await this.#link?.catch(() => undefined);
    link?.end();
    await link?.ended;
  }

  #linkNow(): Promise<Link> {
    if (this.#isClosed) return Promise.reject(new AtlasError("aborted", "The connection was closed"));
    if (this.#failure !== undefined && performance.now() < this.#failure.untilMs) {
      return Promise.reject(this.#failure.error);
    }
    this.#link ??= this.#connect();
    return this.#link;
  }

  async #connect(): Promise<Link> {
    try {
      const link = await this.#open();
      this.#failure = undefined;
      this.#restMs = FIRST_REST_MS;
      void link.ended.then(() => {
        this.#link = undefined;
      });
      return link;
    } catch (error) {
      this.#link = undefined;
      this.#failure = { error, untilMs: performance.now() + this.#restMs };
      this.#restMs = Math.min(2 * this.#restMs, MAX_REST_MS);
      throw error;
    }
  }
}
