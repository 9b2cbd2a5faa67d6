import type { FieldPath, Query, RankingOrder } from "@atlas/core";
import type { PlotSpec } from "../plot/plot-spec.ts";

/** What of the replicates page a person has chosen; what is absent is chosen by what the data are like. */
export interface ReplicatesView {
  /** The number that configurations are told apart by. */
  readonly metric?: FieldPath;
  /** What configurations are ranked by; the mean when absent. */
  readonly by?: RankingOrder;
  /** The `params_fingerprint` that another one is compared with; that of the best when absent. */
  readonly baseline?: string;
  /** The `params_fingerprint` that is compared; the next best when absent. */
  readonly compared?: string;
  /** The params down the side of the table of means. */
  readonly rows?: readonly FieldPath[];
  /** The params across its head. */
  readonly columns?: readonly FieldPath[];
  /** Among what of the table the best is bold; each row when absent. */
  readonly bestOf?: "row" | "column" | "table";
}

/** The addresses that the replicates page leads to. */
export interface ReplicatesLinks {
  readonly experimentsHref: string;
  readonly experimentHref: (experimentId: string) => string;
  /** The runs that pass a filter. */
  readonly runsHref: (filter: Query) => string;
  readonly runHref: (runId: string) => string;
  /** A plot of the runs that pass a filter. */
  readonly plotHref: (filter: Query, spec: PlotSpec) => string;
  /** The replicates of an experiment. */
  readonly replicatesHref: (experimentId: string) => string;
}

/** What the replicates page shows, and whom it tells what a person wants to see instead. */
export interface ReplicatesPageProps extends ReplicatesLinks {
  /** Says of which experiment, and of which of its runs. */
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  readonly view: ReplicatesView;
  readonly onView: (view: ReplicatesView) => void;
}
