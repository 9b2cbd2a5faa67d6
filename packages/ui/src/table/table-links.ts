import type { FieldPath, Query } from "@atlas/core";
import type { ExportFormat } from "../experiment/experiment-links.ts";

/** Where the actions of a table lead. Those that are absent are not offered. */
export interface TableLinks {
  /** The address of a comparison of 2 to 200 runs. */
  readonly compareHref?: (runIds: readonly string[]) => string;
  /** The address of a comparison of 2 to 200 configurations, each as `EXPERIMENT/PARAMS_FINGERPRINT`. */
  readonly compareConfigurationsHref?: (configurations: readonly string[]) => string;
  /** The address of a plot of the runs that match, with fields on its axes. */
  readonly plotHref?: (filter: Query, axes: { readonly x?: FieldPath; readonly y?: FieldPath }) => string;
  /** Where the runs that match are as a file; `undefined` where the filter is too long for an address. */
  readonly exportHref?: (filter: Query, format: ExportFormat) => string | undefined;
  /** Saves the runs that match as a file, where the filter is too long for an address. */
  readonly onExport?: (filter: Query, format: ExportFormat) => Promise<void>;
}
