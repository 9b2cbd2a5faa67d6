import { type Filter, printQuery, type Query, queryOf } from "@atlas/core";
import type { ConfigurationKey, ExportFormat, PlotSpec } from "@atlas/ui";
import { linkTo } from "../server/base-path.ts";
import { experimentPath } from "../url-state/experiment-path.ts";
import { writePlotsView } from "../url-state/plot-spec.ts";
import { encodeText, writeQueryString } from "../url-state/query-string.ts";
import { writeReplicatesView } from "../url-state/replicates-view.ts";
import { runPath } from "../url-state/run-path.ts";
import { writeRunsView } from "../url-state/runs-view.ts";

/** The path of all runs, for the router. */
export const RUNS_PATH = "/runs";

/** The address of all runs. */
export const RUNS_HREF: string = linkTo(RUNS_PATH);

/** The address of all experiments. */
export const EXPERIMENTS_HREF: string = linkTo("/experiments");

/** The address of a run. */
export function runHref(runId: string): string {
  return linkTo(runPath(runId));
}

/** The address of an experiment. */
export function experimentHref(experimentId: string): string {
  return linkTo(experimentPath(experimentId));
}

/** The path of the plots, for the router. */
export const PLOTS_PATH = "/plots";

/** The address of the runs that pass a filter. */
export function runsHref(filter: Filter): string {
  return RUNS_HREF + writeRunsView({ filter: queryOf(filter), sort: [], columns: undefined });
}

/** The address of an experiment's plots. */
export function plotsHref(experimentId: string): string {
  const filter: Query = { field: "record.experiment_id", op: "eq", value: experimentId };
  return linkTo(PLOTS_PATH + writePlotsView({ filter, spec: {} }));
}

/** The path of the replicates, for the router. */
export const REPLICATES_PATH = "/replicates";

/** The address of an experiment's replicates. */
export function replicatesHref(experimentId: string): string {
  const filter: Query = { field: "record.experiment_id", op: "eq", value: experimentId };
  return linkTo(REPLICATES_PATH + writeReplicatesView({ filter, view: {} }));
}

/** The address of two configurations of an experiment, paired by seed. */
export function pairHref(baseline: ConfigurationKey, compared: ConfigurationKey): string {
  const filter: Query = { field: "record.experiment_id", op: "eq", value: baseline.experiment_id };
  const view = { baseline: baseline.params_fingerprint, compared: compared.params_fingerprint };
  return linkTo(REPLICATES_PATH + writeReplicatesView({ filter, view }));
}

/** The address of a plot of the runs that pass a filter. */
export function plotHref(filter: Query, spec: PlotSpec): string {
  return linkTo(PLOTS_PATH + writePlotsView({ filter, spec }));
}

/** Where the server has an experiment's runs as a file. */
export function exportHref(experimentId: string, format: ExportFormat): string {
  return linkTo(`/api/experiments/${encodeText(experimentId)}/export?format=${format}`);
}

/** The longest address that every server and proxy on the way takes. */
const LONGEST_ADDRESS = 7500;

/** Where the server has the runs that pass a filter as a file; `undefined` where the filter is too long to be told so. */
export function runsExportHref(filter: Query, format: ExportFormat): string | undefined {
  const href = linkTo(
    `/api/export${writeQueryString([
      ["q", printQuery(filter)],
      ["format", format],
    ])}`,
  );
  return href.length > LONGEST_ADDRESS ? undefined : href;
}

/** The address of a plot of the runs that pass a filter, with fields on its axes. */
export function plotOfRunsHref(filter: Query, axes: Pick<PlotSpec, "x" | "y">): string {
  return linkTo(PLOTS_PATH + writePlotsView({ filter, spec: axes }));
}
