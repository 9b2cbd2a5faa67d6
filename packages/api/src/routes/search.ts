import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { SearchQuerySchema, SearchSchema } from "../schemas/search.ts";

/** `GET /api/search`: a text in experiments, runs, fields and their values. */
export function serveSearch(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/search", {
    GET: {
      summary: "Finds a text in experiments, run ids, names of fields, and their values",
      query: SearchQuerySchema,
      gives: SearchSchema,
      example: { query: { q: "mini", limit: "3" } },
      answer: (c) => {
        const request = readQuery(c, SearchQuerySchema);
        return dataAnswer(c, source.state(), () => dataset.search(request, { signal: c.req.raw.signal }));
      },
    },
  });
}
