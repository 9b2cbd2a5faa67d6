import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { serveResource } from "../resource.ts";
import type {
  ExperimentSummariesAnswer,
  ExperimentsAnswer,
  StatusCountsAnswer,
} from "../schemas/experiments.ts";

/** `/api/meta/experiments`, its `/summary`, and `/api/experiments/{id}/status-counts`. */
export function serveExperiments(app: Hono, { source }: ApiContext): void {
  serveResource(app, "/api/meta/experiments", {
    GET: (c) => {
      const state = source.state();
      const make = (): ExperimentsAnswer => ({
        experiments: state.experiments.map(({ experiment_id, run_count, latest_run }) => ({
          experiment_id,
          run_count,
          latest_run,
        })),
      });
      return dataAnswer(c, state, make);
    },
  });

  serveResource(app, "/api/meta/experiments/summary", {
    GET: (c) => {
      const state = source.state();
      const { experiments, version } = state;
      return dataAnswer(c, state, (): ExperimentSummariesAnswer => ({ experiments, version }));
    },
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/status-counts", {
    GET: (c) => {
      const state = source.state();
      const experiment = state.experiments.find(({ experiment_id }) => experiment_id === c.req.param("id"));
      const {
        success = 0,
        failed = 0,
        running = 0,
        cancelled = 0,
        other = 0,
        run_count: total = 0,
      } = experiment ?? {};
      return dataAnswer(
        c,
        state,
        (): StatusCountsAnswer => ({ success, failed, running, cancelled, other, total }),
      );
    },
  });
}
