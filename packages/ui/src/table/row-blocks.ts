/** How many rows are asked for at once. */
export const BLOCK_ROWS = 200;

const KEPT_BLOCKS = 24;
const UNDER_WAY = 2;
const SETTLE_MS = 60;

/** Where a row stands in a page. */
export interface PageRow<P> {
  readonly page: P;
  /** Its place within the page. */
  readonly at: number;
}

/** Whether two places hold the same row, read at the same time. */
export function isSamePlace<P>(a: PageRow<P> | undefined, b: PageRow<P> | undefined): boolean {
  return a?.page === b?.page && a?.at === b?.at;
}

/** What blocks of rows need to be fetched. */
export interface RowBlocksOptions<P> {
  /** Asks for `limit` rows from `offset` on. */
  readonly ask: (offset: number, limit: number, signal: AbortSignal) => Promise<P>;
  /** What each row of a page is known by when the data change. */
  readonly idsOf: (page: P) => readonly string[];
  /** Called when rows have arrived. */
  readonly onRows: () => void;
  /** Called when rows could not be had; nothing more is asked for until it is wanted again. */
  readonly onError: (cause: unknown) => void;
}

/**
 * The rows of one answer, fetched in blocks as they are wanted: what is seen first, then what comes next in the
 * direction of travel. A jump waits until it has come to rest, what is no longer wanted is given up, and the blocks
 * that were wanted longest ago are forgotten.
 */
export class RowBlocks<P extends { readonly total: number }> {
  readonly #options: RowBlocksOptions<P>;
  /** In the order in which they were last wanted. */
  readonly #pages = new Map<number, P>();
  readonly #requests = new Map<number, AbortController>();
  /** The blocks that are seen, and those that come next. */
  #wanted: readonly number[] = [];
  #ahead: readonly number[] = [];
  #seen = { first: 0, end: 0 };
  #settling: ReturnType<typeof setTimeout> | undefined;
  #newest: P | undefined;

  constructor(options: RowBlocksOptions<P>) {
    this.#options = options;
  }

  /** The page that came last; `undefined` before the first. What it says of all rows holds. */
  get newest(): P | undefined {
    return this.#newest;
  }

  /** `undefined` while the row has not been fetched. */
  row(index: number): PageRow<P> | undefined {
    const page = this.#pages.get(Math.floor(index / BLOCK_ROWS));
    const at = index % BLOCK_ROWS;
    return page !== undefined && at < this.#options.idsOf(page).length ? { page, at } : undefined;
  }

  /** The pages that have been fetched, in no particular order. */
  pages(): Iterable<P> {
    return this.#pages.values();
  }

  /** What a row is known by; `undefined` while it has not been fetched. */
  idAt(index: number): string | undefined {
    const row = this.row(index);
    return row && this.#options.idsOf(row.page)[row.at];
  }

  /** Where the row of an id stands, among those that have been fetched. */
  indexOf(id: string): number | undefined {
    for (const [block, page] of this.#pages) {
      const at = this.#options.idsOf(page).indexOf(id);
      if (at >= 0) return block * BLOCK_ROWS + at;
    }
    return undefined;
  }

  /** Whether all rows of a range that there are have been fetched. */
  has(first: number, end: number): boolean {
    return this.#newest !== undefined && this.#blocks(first, end).every((block) => this.#pages.has(block));
  }

  /** Says which rows are seen; they, and some more, are fetched. */
  want(first: number, end: number): void {
    const isDown = first >= this.#seen.first;
    const isJump = first >= this.#seen.end || end <= this.#seen.first;
    this.#seen = { first, end };
    this.#wanted = this.#blocks(first, end);
    this.#ahead = isDown
      ? this.#blocks(end, end + BLOCK_ROWS)
      : this.#blocks(first - BLOCK_ROWS, first).reverse();
    const still = new Set([...this.#wanted, ...this.#ahead]);
    for (const [block, request] of this.#requests) if (!still.has(block)) request.abort();
    this.#keepRecent();
    if (isJump && this.#newest !== undefined) this.#settle();
    else if (this.#settling === undefined) this.#fetch();
  }

  /** Gives up what is under way. */
  close(): void {
    clearTimeout(this.#settling);
    this.#wanted = [];
    this.#ahead = [];
    for (const request of this.#requests.values()) request.abort();
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.#fetch();
    }, SETTLE_MS);
  }

  #fetch(): void {
    const missing = this.#wanted.filter((block) => !this.#pages.has(block));
    for (const block of missing.length > 0 ? missing : this.#ahead) {
      if (this.#requests.size >= UNDER_WAY) return;
      if (!this.#pages.has(block) && !this.#requests.has(block)) void this.#request(block);
    }
  }

  async #request(block: number): Promise<void> {
    const request = new AbortController();
    this.#requests.set(block, request);
    const outcome = await this.#options.ask(block * BLOCK_ROWS, BLOCK_ROWS, request.signal).then(
      (page) => ({ page }),
      (cause: unknown) => ({ cause }),
    );
    this.#requests.delete(block);
    if (!request.signal.aborted) {
      if ("page" in outcome) {
        this.#pages.set(block, outcome.page);
        this.#newest = outcome.page;
        this.#options.onRows();
      } else {
        this.#wanted = [];
        this.#ahead = [];
        this.#options.onError(outcome.cause);
      }
    }
    if (this.#settling === undefined) this.#fetch();
  }

  /** The blocks that hold a range of rows; at least the first of all, which tells how many rows there are. */
  #blocks(first: number, end: number): number[] {
    const total = this.#newest?.total ?? Number.POSITIVE_INFINITY;
    const start = Math.floor(Math.max(0, first) / BLOCK_ROWS);
    const stop = Math.ceil(Math.min(end, total) / BLOCK_ROWS);
    return Array.from({ length: Math.max(0, stop - start) }, (_, at) => start + at);
  }

  #keepRecent(): void {
    for (const block of this.#wanted.toReversed()) {
      const page = this.#pages.get(block);
      if (page === undefined) continue;
      this.#pages.delete(block);
      this.#pages.set(block, page);
    }
    for (const block of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_BLOCKS) return;
      this.#pages.delete(block);
    }
  }
}
