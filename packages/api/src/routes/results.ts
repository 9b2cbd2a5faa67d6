import type { Hono } from "hono";
import { fileAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { type ResultAnswer, ResultSchema, type ResultsAnswer, ResultsSchema } from "../schemas/results.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** What a run captured: the list, and each value. */
export function serveResults(app: Hono, { source }: ApiContext): void {
  serveResource(app, "/api/runs/:run_id/data", {
    GET: {
      summary: "What a run captured, without the values",
      gives: ResultsSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run } },
      answer: (c) => {
        const runId = c.req.param("run_id") ?? "";
        const list = async (): Promise<ResultsAnswer | undefined> => {
          const entries = await source.results(runId);
          return entries && withNonFinite({ run_id: runId, entries });
        };
        return fileAnswer(c, list, `Run not found: ${runId}`);
      },
    },
  });

  serveResource(app, "/api/runs/:run_id/data/:name", {
    GET: {
      summary: "One value that a run captured",
      description: "NaN and infinities are null, and named in `non_finite`.",
      gives: ResultSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run, name: EXAMPLE.result } },
      answer: (c) => {
        const runId = c.req.param("run_id") ?? "";
        const name = c.req.param("name") ?? "";
        const read = async (): Promise<ResultAnswer | undefined> => {
          const result = await source.result(runId, name);
          return result && withNonFinite(result);
        };
        return fileAnswer(c, read, `Data entry not found: ${runId}/${name}`);
      },
    },
  });
}
