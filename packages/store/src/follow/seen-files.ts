import type { EntryName, ReadOutcome } from "../file-system.ts";
import type { FilesSnapshot } from "../snapshot/snapshot.ts";
import { entryStamp, settledStamp, stampOf, stampOfBytes } from "./stamp.ts";

/** The files of a folder, and how each was when it was read: what tells which must be read again. */
export class SeenFiles {
  /** By name; NaN for a file that must be read (again). */
  readonly #stamps = new Map<string, number>();
  /** What a file held whose stamp cannot be trusted. */
  readonly #contents = new Map<string, number>();
  /** How files that must be read were listed. */
  readonly #listed = new Map<string, EntryName>();

  get count(): number {
    return this.#stamps.size;
  }

  has(name: string): boolean {
    return this.#stamps.has(name);
  }

  names(): Iterable<string> {
    return this.#stamps.keys();
  }

  /** Takes in that a file is there; whether it must be read. */
  list(entry: EntryName, name = entry.name): boolean {
    const known = this.#stamps.get(name);
    const stamp = entryStamp(entry);
    if (known !== undefined && known === stamp) return false;
    if (stamp !== undefined) this.#listed.set(name, entry);
    this.#stamps.set(name, Number.NaN);
    return true;
  }

  /**
   * Takes in what became of reading a file; false when it is known to hold what it held.
   *
   * @param lookedAtMs the time before it was listed
   */
  take(name: string, outcome: ReadOutcome, lookedAtMs: number): boolean {
    if (outcome.kind === "absent") return this.forget(name);
    const mark = outcome.kind === "read" ? (outcome.mark ?? this.#listed.get(name)) : undefined;
    const stamp = mark === undefined ? Number.NaN : settledStamp(mark, lookedAtMs);
    const held = this.#contents.get(name);
    const content = held !== undefined || Number.isNaN(stamp) ? contentOf(outcome) : undefined;
    if (Number.isNaN(stamp)) this.#contents.set(name, content!);
    else this.#contents.delete(name);
    this.#listed.delete(name);
    this.#stamps.set(name, stamp);
    return held === undefined || held !== content;
  }

  /** Has a file taken for one that must be read. */
  distrust(name: string): void {
    if (this.#stamps.has(name)) this.#stamps.set(name, Number.NaN);
  }

  snapshot(): FilesSnapshot {
    return { names: [...this.#stamps.keys()], stamps: Float64Array.from(this.#stamps.values()) };
  }

  restore({ names, stamps }: FilesSnapshot): void {
    names.forEach((name, i) => {
      this.#stamps.set(name, stamps[i]!);
    });
  }

  /** Whether the file was known. */
  forget(name: string): boolean {
    this.#contents.delete(name);
    this.#listed.delete(name);
    return this.#stamps.delete(name);
  }
}

function contentOf(outcome: Exclude<ReadOutcome, { kind: "absent" }>): number {
  if (outcome.kind === "read") return stampOfBytes(outcome.bytes);
  return stampOf(Array.from(outcome.reason, (unit) => unit.charCodeAt(0)));
}
