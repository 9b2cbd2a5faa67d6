import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import {
  DesignsSchema,
  type ExperimentSummariesAnswer,
  ExperimentSummariesSchema,
  type ExperimentsAnswer,
  ExperimentsSchema,
  type StatusCountsAnswer,
  StatusCountsSchema,
} from "../schemas/experiments.ts";

/** `/api/meta/experiments`, its `/summary`, and `/api/experiments/{id}/status-counts`. */
export function serveExperiments(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/meta/experiments", {
    GET: {
      summary: "The experiments, the newest first",
      gives: ExperimentsSchema,
      example: {},
      answer: (c) => {
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
    },
  });

  serveResource(app, "/api/meta/experiments/summary", {
    GET: {
      summary: "The experiments with their runs by state, names, tags and sizes, the newest first",
      gives: ExperimentSummariesSchema,
      example: {},
      answer: (c) => {
        const state = source.state();
        const { experiments, version } = state;
        return dataAnswer(c, state, (): ExperimentSummariesAnswer => ({ experiments, version }));
      },
    },
  });

  serveResource(app, "/api/meta/experiments/designs", {
    GET: {
      summary: "What each experiment varied, and how many configurations and seeds it has, by id",
      gives: DesignsSchema,
      example: {},
      answer: (c) => dataAnswer(c, source.state(), () => dataset.designs({ signal: c.req.raw.signal })),
    },
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/status-counts", {
    GET: {
      summary: "An experiment's runs by state; zeros for an unknown one",
      gives: StatusCountsSchema,
      example: { path: { id: EXAMPLE.experiment } },
      answer: (c) => {
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
    },
  });
}
