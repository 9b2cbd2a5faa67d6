import type { Run } from "@atlas/core";
import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { type RunAnswer, RunSchema, type RunsPageAnswer, RunsPageSchema } from "../schemas/run.ts";
import { RunsQuerySchema } from "../schemas/runs-query.ts";
import { nonFiniteIn } from "../wire/non-finite.ts";

/** `GET /api/runs` and `GET /api/runs/{run_id}`: whole records, read from their files. */
export function serveRuns(app: Hono, api: ApiContext): void {
  const { source, dataset } = api;

  serveResource(app, "/api/runs", {
    GET: {
      summary: "Whole runs: filter, order, page",
      query: RunsQuerySchema,
      gives: RunsPageSchema,
      example: { query: { status: "success", sort_by: "metrics.score", limit: "2" } },
      answer: (c) => {
        const query = readQuery(c, RunsQuerySchema);
        const page = async (): Promise<RunsPageAnswer> => {
          const { run_ids, total } = await dataset.rows(query, { signal: c.req.raw.signal });
          const runs = await source.runs(run_ids);
          const { limit, offset } = query;
          return { runs: runs.filter((run) => run !== undefined).map(runAnswerOf), total, limit, offset };
        };
        return dataAnswer(c, source.state(), page, { filter: query.filter });
      },
    },
  });

  serveResource(app, "/api/runs/:run_id", {
    GET: {
      summary: "One run with everything its record holds",
      gives: RunSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run } },
      answer: (c) => {
        const runId = c.req.param("run_id") ?? "";
        const answer = async () => {
          const run = await dataset.run(runId, { signal: c.req.raw.signal });
          return run && runAnswerOf(run);
        };
        return dataAnswer(c, source.state(), answer, { absent: `Run not found: ${runId}` });
      },
    },
  });
}

function runAnswerOf(run: Run): RunAnswer {
  const { record, params, metrics, derived_metrics: derived, artifacts } = run;
  const nonFinite = nonFiniteIn({ record, params, metrics, derived, artifacts });
  return nonFinite === undefined ? run : { ...run, non_finite: nonFinite };
}
