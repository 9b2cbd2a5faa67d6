import { MAX_RUNS_SEARCHED, searchFiles } from "@atlas/core";
import type { Hono } from "hono";
import { dataAnswer, fileAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import {
  FileSearchQuerySchema,
  FileSearchSchema,
  type SearchAnswer,
  SearchQuerySchema,
  SearchSchema,
} from "../schemas/search.ts";

/** For how long lines of logs are looked for, where nothing else is. */
const MAX_LOGS_MS = 5000;

const HOW_FAR = `Files are read while you wait, those of the newest runs of each experiment first and of ${MAX_RUNS_SEARCHED} runs at most; \`runs_searched\` tells how far it came.`;

/** A text in experiments, runs, fields, values and files: `/api/search`; in files alone, and in logs alone, below it. */
export function serveSearch(app: Hono, { source, dataset }: ApiContext): void {
  serveResource(app, "/api/search", {
    GET: {
      summary:
        "Finds a text in experiments, run ids, names of fields, their values, names of artifacts, and logs",
      description: `${HOW_FAR} \`files=false\` leaves files out.`,
      query: SearchQuerySchema,
      gives: SearchSchema,
      example: { query: { q: "red", limit: "3" } },
      answer: (c) => {
        const { request, files } = readQuery(c, SearchQuerySchema);
        const options = { signal: c.req.raw.signal };
        const inData = () => dataset.search(request, options);
        if (!files) return dataAnswer(c, source.state(), inData);
        const everywhere = async (): Promise<SearchAnswer> => {
          const [data, inFiles] = await Promise.all([inData(), dataset.searchFiles(request, options)]);
          const { runs_searched, runs_total } = inFiles;
          const groups = [...data.groups, ...inFiles.groups];
          const truncated = data.truncated || inFiles.truncated;
          return { ...data, groups, truncated, files: { runs_searched, runs_total } };
        };
        return fileAnswer(c, everywhere, "Not Found");
      },
    },
  });

  serveResource(app, "/api/search/files", {
    GET: {
      summary: "Finds a text in the names of artifacts, and in the names and lines of logs",
      description: HOW_FAR,
      query: FileSearchQuerySchema,
      gives: FileSearchSchema,
      example: { query: { q: "start" } },
      answer: (c) => {
        const request = readQuery(c, FileSearchQuerySchema);
        const find = () => dataset.searchFiles(request, { signal: c.req.raw.signal });
        return fileAnswer(c, find, "Not Found");
      },
    },
  });

  serveResource(app, "/api/search/logs", {
    GET: {
      summary: "Finds a text in the names and lines of logs",
      description: `${HOW_FAR} It may take ${MAX_LOGS_MS / 1000} s. Of each log the first MiB is searched.`,
      query: FileSearchQuerySchema,
      gives: FileSearchSchema,
      example: { query: { q: "start" } },
      answer: (c) => {
        const request = readQuery(c, FileSearchQuerySchema);
        const options = { artifacts: false, maxMs: MAX_LOGS_MS, signal: c.req.raw.signal };
        return fileAnswer(c, () => searchFiles(source, request, options), "Not Found");
      },
    },
  });
}
