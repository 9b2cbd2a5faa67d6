import type { Dataset, RunSource } from "@atlas/core";
import type { SlurmCommands } from "./slurm/slurm-commands.ts";

/** What the routes answer from. */
export interface ApiContext {
  readonly source: RunSource;
  /** What the source can be asked: filters, orders, indexes. */
  readonly dataset: Dataset;
  /** Atlas's own version. */
  readonly version: string;
  /** IANA name of the zone of the store's times; the machine's when absent. */
  readonly timeZone?: string;
  /** What stands before every path, as a client sees it: without a slash at its end, empty for nothing. */
  readonly basePath: string;
  /** Aborts when the host is about to end: then what would go on for ever ends, too. */
  readonly ending?: AbortSignal;
  /** How SLURM is asked; it is not where absent. */
  readonly slurm?: SlurmCommands;
}
