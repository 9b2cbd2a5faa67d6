import { stampOf } from "../follow/stamp.ts";
import { decodeSnapshot } from "./decode-snapshot.ts";
import { encodeSnapshot } from "./encode-snapshot.ts";
import { formatStamp } from "./format-stamp.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

/** The snapshot of one set of roots. Neither method rejects: that it cannot be kept is told once. */
export class SnapshotKeeper {
  readonly #store: SnapshotStore;
  readonly #roots: readonly string[];
  readonly #onFailure: (error: unknown) => void;
  #hasFailed = false;
  #knownKey: string | undefined;

  constructor(store: SnapshotStore, roots: readonly string[], onFailure: (error: unknown) => void) {
    this.#store = store;
    this.#roots = roots;
    this.#onFailure = onFailure;
  }

  /** What was kept last; `undefined` when that is nothing, or in any way in doubt. */
  async read(): Promise<Snapshot | undefined> {
    try {
      const bytes = await this.#store.read(this.#key());
      const snapshot = bytes && decodeSnapshot(bytes);
      return snapshot !== undefined && isSame(snapshot.roots, this.#roots) ? snapshot : undefined;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  async write(take: () => Promise<Omit<Snapshot, "roots">>): Promise<void> {
    try {
      await this.#store.write(this.#key(), encodeSnapshot({ ...(await take()), roots: this.#roots }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What other code has made of the same stores is not found. */
  #key(): string {
    this.#knownKey ??= this.#makeKey();
    return this.#knownKey;
  }

  #makeKey(): string {
    const text = JSON.stringify([formatStamp(), ...this.#roots]);
    return `stores-${stampOf(Array.from(text, (unit) => unit.charCodeAt(0))).toString(16)}`;
  }

  #fail(error: unknown): void {
    if (!this.#hasFailed) this.#onFailure(error);
    this.#hasFailed = true;
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
