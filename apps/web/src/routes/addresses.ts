import { writeRunsView } from "../url-state/runs-view.ts";

/** The address of all runs. */
export const RUNS_HREF = "/runs";

/** The address of the runs of an experiment. */
export function experimentHref(experimentId: string): string {
  return RUNS_HREF + writeRunsView({ filter: { experiment_id: experimentId }, sort: [], columns: undefined });
}
