import type { ClientChannel } from "ssh2";

/** How long a program is kept waiting that nobody needs. */
const KEPT_MS = 300_000;

/**
 * A program of the far side that is started before it is needed, since that takes two round trips: after the first one
 * that was taken, another is always waiting.
 */
export class ReadyChannel {
  readonly #start: () => Promise<ClientChannel>;
  #ready: Promise<ClientChannel> | undefined;
  #ending: NodeJS.Timeout | undefined;

  constructor(start: () => Promise<ClientChannel>) {
    this.#start = start;
  }

  /** A program that has been given nothing to read yet, and is the caller's from now on. */
  async take(): Promise<ClientChannel> {
    const ready = await this.#ready?.catch(() => undefined);
    const taken = ready !== undefined && !ready.closed && !ready.destroyed ? ready : this.#start();
    this.#prepare();
    return taken;
  }

  /** Ends the program that waits. */
  end(): void {
    clearTimeout(this.#ending);
    this.#ready?.then((channel) => channel.destroy()).catch(() => undefined);
    this.#ready = undefined;
  }

  #prepare(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.end(), KEPT_MS).unref();
    this.#ready = this.#start();
    // Whoever takes it starts another one then.
    this.#ready.catch(() => undefined);
  }
}
