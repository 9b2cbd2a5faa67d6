import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { type ProblemsAnswer, ProblemsQuerySchema, ProblemsSchema } from "../schemas/problems.ts";

/** `GET /api/problems`: everything that was wrong with the data, a page at a time. */
export function serveProblems(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/problems", {
    GET: {
      summary: "Every piece of bad data: where it lies, and what is wrong with it",
      query: ProblemsQuerySchema,
      gives: ProblemsSchema,
      example: { query: { limit: "10" } },
      answer: (c) => {
        const query = readQuery(c, ProblemsQuerySchema);
        const make = async (): Promise<ProblemsAnswer> => ({
          ...(await dataset.problems(query, { signal: c.req.raw.signal })),
          ...query,
        });
        return dataAnswer(c, source.state(), make);
      },
    },
  });
}
