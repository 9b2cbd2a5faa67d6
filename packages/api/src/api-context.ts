import type { Dataset, RunSource } from "@atlas/core";

/** What the routes answer from. */
export interface ApiContext {
  readonly source: RunSource;
  /** What the source can be asked: filters, orders, indexes. */
  readonly dataset: Dataset;
  /** Atlas's own version. */
  readonly version: string;
}
