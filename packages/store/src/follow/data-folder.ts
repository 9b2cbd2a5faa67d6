import type { Problem } from "@atlas/core";
import { clockMs, giveTurn, isTurnDue } from "../event-loop.ts";
import type { EntryName } from "../file-system.ts";
import { isDataName } from "../layout.ts";
import { joinPath, type StorePath } from "../path.ts";
import type { SourceStore } from "../source-store.ts";
import type { FolderChanges } from "./folder-changes.ts";
import { FolderMarks } from "./folder-marks.ts";
import { type Listing, listFiles } from "./list-files.ts";
import { SeenFiles } from "./seen-files.ts";

/** Listing a folder again is put off until it costs no more than one part in this many of the time. */
const LISTING_SHARE = 12;

/** Of more hints than these, the folder is listed instead. */
const MAX_HINTS = 1000;

/** How a look is taken. */
export interface LookOptions {
  /** Whether folders that seem unchanged are compared too. */
  readonly thorough?: boolean;
  /** Whether to put off what takes long and was just done. */
  readonly isPaced?: boolean;
  /** Gives the look up once `aborted` is true. */
  readonly signal?: { readonly aborted: boolean };
}

/** One of a store's folders of data files: what is in it, as far as it was listed and read. */
export class DataFolder {
  readonly files = new SeenFiles();
  readonly path: StorePath;
  readonly marks: FolderMarks;
  readonly #store: SourceStore;
  readonly #isDeep: boolean;
  readonly #hinted = new Set<string>();
  #problems: readonly Problem[] = [];
  /** Those before the last listing. */
  #problemsBefore: readonly Problem[] = [];
  /** Whether the last look was at hints alone. */
  #wasHinted = false;
  /** When, on the clock, the last listing began, and how long it took. */
  #listedAtMs = Number.NEGATIVE_INFINITY;
  #listingMs = 0;

  /** @param isDeep whether files lie in folders below it too; then they go by their paths, not by their names */
  constructor(store: SourceStore, path: StorePath, isDeep = false) {
    this.#store = store;
    this.path = path;
    this.#isDeep = isDeep;
    this.marks = new FolderMarks(store.fs);
  }

  /** What there is under the name of a data file or folder and cannot be one. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Takes in that the system says that something happens to an entry. Whether it concerns data. */
  hint(name: string | undefined): boolean {
    if (name === undefined || this.#isDeep) return true;
    if (!isDataName(name)) return false;
    if (this.#hinted.size < MAX_HINTS) this.#hinted.add(name);
    return true;
  }

  /**
   * Looks for what has changed: lists the folder if it has changed; or, where that is put off, asks for those files
   * alone that hints were given of. Hints come first, so that what they tell of is seen without waiting for a listing.
   */
  async look(options: LookOptions, lookedAtMs: number): Promise<FolderChanges> {
    const hinted = [...this.#hinted];
    this.#hinted.clear();
    if (options.thorough) return this.#list(lookedAtMs);
    if (options.isPaced) {
      const isHintedFirst = hinted.length > 0 && hinted.length < MAX_HINTS && !this.#wasHinted;
      const isDue = clockMs() >= this.#listedAtMs + LISTING_SHARE * this.#listingMs;
      this.#wasHinted = isHintedFirst;
      if (isHintedFirst || !isDue) return this.#lookAt(hinted);
    }
    return (await this.marks.areSame()) ? this.#lookAt(hinted) : this.#list(lookedAtMs);
  }

  /** Has the last look as good as not taken: what it found is not read. */
  takeBack(): void {
    this.#problems = this.#problemsBefore;
    this.marks.distrust();
  }

  /**
   * The names of some files, where they are to be had before all are, and nothing is known yet. They are not taken for
   * seen: the first look finds them with the others.
   */
  async firstNames(count: number): Promise<string[]> {
    if (this.files.count > 0) return [];
    const entries = (await this.#store.fs.firstNames?.(this.path, count)) ?? [];
    // What is all there is, is listed as fast.
    if (entries.length < count) return [];
    return entries.flatMap(({ name, kind }) => (kind === "file" && isDataName(name) ? name : []));
  }

  async #list(lookedAtMs: number): Promise<FolderChanges> {
    this.#listedAtMs = clockMs();
    const isFirst = this.files.count === 0;
    const listing = await listFiles(this.#store, this.path, { isDeep: this.#isDeep, isFirst });
    this.#problemsBefore = this.#problems;
    this.#problems = listing.problems;
    if (listing.isWhole) await this.marks.set(listing.folders, lookedAtMs);
    else this.marks.distrust();
    this.#listingMs = clockMs() - this.#listedAtMs;
    return this.#compare(listing);
  }

  async #compare({ files, isWhole }: Listing): Promise<FolderChanges> {
    const known = this.files.count;
    const changed: string[] = [];
    let again = 0;
    for (const [name, entry] of files) {
      if (this.files.has(name)) again++;
      if (this.files.list(entry, name)) changed.push(name);
      if (isTurnDue()) await giveTurn();
    }
    if (!isWhole || again === known) return { changed, gone: [] };
    return { changed, gone: Array.from(this.files.names()).filter((name) => !files.has(name)) };
  }

  async #lookAt(names: readonly string[]): Promise<FolderChanges> {
    const changed: string[] = [];
    const gone: string[] = [];
    for (const name of names) {
      const entry = await this.#entryOf(name);
      if (entry?.kind === "file" && this.files.list(entry)) changed.push(name);
      else if (entry === undefined && this.files.has(name)) gone.push(name);
    }
    return { changed, gone };
  }

  async #entryOf(name: string): Promise<EntryName | undefined> {
    const path = joinPath(this.path, name);
    return path === undefined ? undefined : this.#store.fs.stat(path);
  }
}
