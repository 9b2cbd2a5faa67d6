import type { RunSource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errorAnswer, failureAnswer } from "./answer.ts";
import type { ApiContext } from "./api-context.ts";
import { compressAnswers, type GzipStream } from "./compress-answers.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import { limitTime } from "./limit-time.ts";
import { nextTurn } from "./next-turn.ts";
import { serveArtifacts } from "./routes/artifacts.ts";
import { serveColumns } from "./routes/columns.ts";
import { serveCompare } from "./routes/compare.ts";
import { serveDocs } from "./routes/docs.ts";
import { serveEvents } from "./routes/events.ts";
import { serveExperiments } from "./routes/experiments.ts";
import { serveExports } from "./routes/exports.ts";
import { serveFacets } from "./routes/facets.ts";
import { serveFieldValues } from "./routes/field-values.ts";
import { serveFields } from "./routes/fields.ts";
import { serveHealth } from "./routes/health.ts";
import { serveLogs } from "./routes/logs.ts";
import { serveManifests } from "./routes/manifests.ts";
import { serveOpenApi } from "./routes/openapi.ts";
import { serveOverview } from "./routes/overview.ts";
import { servePlots } from "./routes/plots.ts";
import { serveProblems } from "./routes/problems.ts";
import { serveRefresh } from "./routes/refresh.ts";
import { serveReplicates } from "./routes/replicates.ts";
import { serveResults } from "./routes/results.ts";
import { serveRows } from "./routes/rows.ts";
import { serveRuns } from "./routes/runs.ts";
import { serveSearch } from "./routes/search.ts";
import { serveSlurm } from "./routes/slurm.ts";
import type { SlurmCommands } from "./slurm/slurm-commands.ts";

/** What an API is made of. */
export interface ApiOptions {
  readonly source: RunSource;
  /** Atlas's own version, as `/api/health` says it. */
  readonly version: string;
  /** IANA name of the zone of the store's times, to which a time with a zone in a filter is converted; the machine's when absent. */
  readonly timeZone?: string;
  /** What stands before every path, as a client sees it (`/atlas`); the host takes it off. Nothing when absent. */
  readonly basePath?: string;
  /** How long an answer may be thought about before it is 503; a minute when absent. */
  readonly maxAnswerMs?: number;
  /** Ends the streams of events when it aborts: they would go on for ever. */
  readonly ending?: AbortSignal;
  /** How the jobs of experiments are asked for; nothing is known of them when absent. */
  readonly slurm?: SlurmCommands;
  /** Makes what an answer becomes gzip by; the platform's own when absent. */
  readonly openGzip?: () => GzipStream;
  /** Called with what a client was only told as 5xx, for the host's log. */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** A selection of every run of a large store fits. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

const MAX_ANSWER_MS = 60_000;

/** Each keeps the disk and a core busy. */
const MAX_EXPORTS = 4;

/**
 * Every endpoint below `/api`, as an app that runs wherever `fetch` does. What else the host serves (static files)
 * it adds itself; an unknown path below `/api` is answered here. The source stays the host's to close.
 */
export function createApi(options: ApiOptions): Hono {
  const { source, version, basePath = "", maxAnswerMs = MAX_ANSWER_MS } = options;
  const api: ApiContext = {
    source,
    version,
    basePath,
    dataset: datasetOf(source, { ...options, pause: nextTurn }),
    ...(options.timeZone !== undefined && { timeZone: options.timeZone }),
    ...(options.ending !== undefined && { ending: options.ending }),
    ...(options.slurm !== undefined && { slurm: options.slurm }),
  };
  const app = new Hono();
  app.onError((error, c) => {
    const answer = errorAnswer(c, error);
    if (answer.status >= 500) options.onError?.(error, c.req.raw);
    return answer;
  });
  app.use(
    "/api/*",
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => failureAnswer(c, 413, "Request Too Large") }),
  );
  app.use("/api/*", compressAnswers(options.openGzip));
  serveHealth(app, api);
  // Reading everything again takes as long as the disk needs.
  serveRefresh(app, api);
  app.use("/api/*", limitTime(maxAnswerMs));
  const limitExports = limitConcurrency(MAX_EXPORTS, "exports");
  app.use("/api/export", limitExports);
  app.use("/api/experiments/:id{[^/]*}/export", limitExports);
  serveProblems(app, api);
  serveRuns(app, api);
  serveRows(app, api);
  serveColumns(app, api);
  serveFields(app, api);
  serveFieldValues(app, api);
  serveFacets(app, api);
  serveCompare(app, api);
  serveSearch(app, api);
  servePlots(app, api);
  serveReplicates(app, api);
  serveExperiments(app, api);
  serveManifests(app, api);
  serveOverview(app, api);
  serveExports(app, api);
  serveEvents(app, api);
  serveArtifacts(app, api);
  serveLogs(app, api);
  serveResults(app, api);
  serveSlurm(app, api);
  serveOpenApi(app, api);
  serveDocs(app, api);
  app.all("/api/*", (c) => failureAnswer(c, 404, "Not Found"));
  return app;
}
