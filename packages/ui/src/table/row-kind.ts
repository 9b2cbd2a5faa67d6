/** What the rows of a table stand for: runs, or configurations, each of which collapses its replicates. */
export type RowKind = "runs" | "configurations";
