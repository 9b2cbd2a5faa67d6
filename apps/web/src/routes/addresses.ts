import { type Filter, type Query, queryOf } from "@atlas/core";
import type { ExportFormat } from "@atlas/ui";
import { linkTo } from "../server/base-path.ts";
import { experimentPath } from "../url-state/experiment-path.ts";
import { writePlotsView } from "../url-state/plot-spec.ts";
import { encodeText } from "../url-state/query-string.ts";
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

/** Where the server has an experiment's runs as a file. */
export function exportHref(experimentId: string, format: ExportFormat): string {
  return linkTo(`/api/experiments/${encodeText(experimentId)}/export?format=${format}`);
}
