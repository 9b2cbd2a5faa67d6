import type { ConfigurationSortKey, FieldPath } from "@atlas/core";
import type { PlotSpec } from "../plot/plot-spec.ts";
import type { RowKind } from "../table/row-kind.ts";

/** What a table of runs shows. */
export interface RunsState {
  /** Which runs, in the text form of a query; all of them when absent. */
  readonly filter?: string | undefined;
  /** From the most significant key on; newest run first when absent. */
  readonly sort?: readonly ConfigurationSortKey[] | undefined;
  /** The columns in their order; the table chooses when absent. */
  readonly columns?: readonly FieldPath[] | undefined;
  /** Runs when absent. */
  readonly rows?: RowKind | undefined;
}

/** What a plot shows. */
export interface PlotState {
  /** Of which runs, in the text form of a query; of all of them when absent. */
  readonly filter?: string | undefined;
  /** What it leaves open is chosen by what the data are like. */
  readonly spec?: PlotSpec | undefined;
  /** Whether a person can change what is drawn; it is drawn as it is when absent. */
  readonly builder?: boolean | undefined;
}

/** What a histogram shows. */
export interface HistogramState {
  readonly field?: FieldPath | undefined;
  /** Of which runs, in the text form of a query; its conditions on the field itself are the brush. */
  readonly filter?: string | undefined;
}

/** Which run is shown. */
export interface RunState {
  readonly runId?: string | undefined;
}

/** Which runs are compared: 2 to 200, the baseline first. */
export interface CompareState {
  readonly runIds?: readonly string[] | undefined;
}

/** Which experiment is shown. */
export interface ExperimentState {
  readonly experimentId?: string | undefined;
}

/** What each widget shows, by its name. What a person changes in a widget changes its state. */
export interface WidgetStates {
  readonly runs: RunsState;
  readonly plot: PlotState;
  readonly histogram: HistogramState;
  readonly run: RunState;
  readonly compare: CompareState;
  readonly experiment: ExperimentState;
}

/** The name of a widget. */
export type WidgetName = keyof WidgetStates;
