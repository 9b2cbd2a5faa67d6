import { datasetOf, type RunSource } from "@atlas/core";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errorAnswer, failureAnswer } from "./answer.ts";
import type { ApiContext } from "./api-context.ts";
import { serveExperiments } from "./routes/experiments.ts";
import { serveFields } from "./routes/fields.ts";
import { serveHealth } from "./routes/health.ts";
import { serveManifests } from "./routes/manifests.ts";
import { servePlots } from "./routes/plots.ts";
import { serveRefresh } from "./routes/refresh.ts";
import { serveRows } from "./routes/rows.ts";
import { serveRuns } from "./routes/runs.ts";

/** What an API is made of. */
export interface ApiOptions {
  readonly source: RunSource;
  /** Atlas's own version, as `/api/health` says it. */
  readonly version: string;
  /** IANA name of the zone of the store's times, to which a time with a zone in a filter is converted; the machine's when absent. */
  readonly timeZone?: string;
  /** Called with what a client was only told as 5xx, for the host's log. */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** A selection of every run of a large store fits. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Every endpoint below `/api`, as an app that runs wherever `fetch` does. What else the host serves (static files)
 * it adds itself; an unknown path below `/api` is answered here. The source stays the host's to close.
 */
export function createApi(options: ApiOptions): Hono {
  const { source, version } = options;
  const api: ApiContext = { source, version, dataset: datasetOf(source, options) };
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
  serveHealth(app, api);
  serveRuns(app, api);
  serveRows(app, api);
  serveFields(app, api);
  servePlots(app, api);
  serveExperiments(app, api);
  serveManifests(app, api);
  serveRefresh(app, api);
  app.all("/api/*", (c) => failureAnswer(c, 404, "Not Found"));
  return app;
}
