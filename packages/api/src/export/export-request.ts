import type { Filter, Namespace } from "@atlas/core";

/** The formats in which runs can be had, the one that everything reads first. */
export const EXPORT_FORMATS = ["csv", "jsonl", "parquet", "arrow"] as const;

/** One of the formats in which runs can be had. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which runs are to be exported, what of them, and how. */
export interface ExportRequest {
  readonly filter: Filter;
  readonly format: ExportFormat;
  readonly namespaces: readonly Namespace[];
  /** Whether what the runs captured is to be in it, which has to be read from their files. */
  readonly withResults: boolean;
}
