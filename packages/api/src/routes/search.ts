import type { SearchRequest } from "@atlas/core";
import type { Context, Hono } from "hono";
import { dataAnswer, fileAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import {
  type LogSearchAnswer,
  LogSearchQuerySchema,
  LogSearchSchema,
  type SearchAnswer,
  SearchQuerySchema,
  SearchSchema,
} from "../schemas/search.ts";
import { newestRuns } from "../search/newest-runs.ts";
import { searchFiles } from "../search/search-files.ts";

/** In the files of how many runs is looked at most. */
const MAX_RUNS = 1000;

/** For how long: beside everything else, and alone. */
const MAX_MS = { beside: 500, alone: 5000 };

/** `GET /api/search`: a text in experiments, runs, fields, values and files; `/api/search/logs`: in the lines of logs. */
export function serveSearch(app: Hono, { source, dataset }: ApiContext): void {
  const inFiles = async (c: Context, request: SearchRequest, how: "beside" | "alone") => {
    const { signal } = c.req.raw;
    const runIds = await newestRuns(dataset, source.state(), MAX_RUNS, { signal });
    const options = { runIds, artifacts: how === "beside", maxMs: MAX_MS[how], signal };
    return searchFiles(source, request, options);
  };
  const runsTotal = () => source.state().table.rowCount;

  serveResource(app, "/api/search", {
    GET: {
      summary:
        "Finds a text in experiments, run ids, names of fields, their values, names of artifacts, and logs",
      description: `Artifacts and logs are read while you wait, the newest runs of each experiment first: as many of ${MAX_RUNS} as there is time for in ${MAX_MS.beside} ms, which \`files\` tells. \`files=false\` leaves them out.`,
      query: SearchQuerySchema,
      gives: SearchSchema,
      example: { query: { q: "red", limit: "3" } },
      answer: (c) => {
        const { request, files } = readQuery(c, SearchQuerySchema);
        const inData = () => dataset.search(request, { signal: c.req.raw.signal });
        if (!files) return dataAnswer(c, source.state(), inData);
        const everywhere = async (): Promise<SearchAnswer> => {
          const [found, more] = await Promise.all([inData(), inFiles(c, request, "beside")]);
          const groups = [...found.groups, ...more.groups];
          const files = { runs_searched: more.runs_searched, runs_total: runsTotal() };
          return { ...found, groups, truncated: isTruncated(groups), files };
        };
        return fileAnswer(c, everywhere, "Not Found");
      },
    },
  });

  serveResource(app, "/api/search/logs", {
    GET: {
      summary: "Finds a text in the names and lines of logs",
      description: `The newest runs of each experiment first, for ${MAX_MS.alone / 1000} s and in ${MAX_RUNS} runs at most, and in the first MiB of each log: \`runs_searched\` tells how far it came.`,
      query: LogSearchQuerySchema,
      gives: LogSearchSchema,
      example: { query: { q: "start" } },
      answer: (c) => {
        const request = readQuery(c, LogSearchQuerySchema);
        const find = async (): Promise<LogSearchAnswer> => {
          const { groups, runs_searched } = await inFiles(c, request, "alone");
          const { query } = request;
          return { query, groups, truncated: isTruncated(groups), runs_searched, runs_total: runsTotal() };
        };
        return fileAnswer(c, find, "Not Found");
      },
    },
  });
}

/** Whether some group holds more than it lists. */
function isTruncated(
  groups: readonly { readonly hits: readonly unknown[]; readonly total: number }[],
): boolean {
  return groups.some(({ hits, total }) => hits.length < total);
}
