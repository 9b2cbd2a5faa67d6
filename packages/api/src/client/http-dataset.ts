import {
  type AskOptions,
  AtlasError,
  type Dataset,
  type DesignOutline,
  decodeTable,
  type FileSearchResult,
  type Manifest,
  type SearchResult,
  type Versioned,
} from "@atlas/core";
import type { ArtifactsAnswer } from "../schemas/artifacts.ts";
import type { ConfigurationsAnswer } from "../schemas/configurations.ts";
import type { EventAnswer } from "../schemas/event.ts";
import type { ExperimentSummariesAnswer } from "../schemas/experiments.ts";
import type { LogsAnswer } from "../schemas/logs.ts";
import type { ManifestsAnswer } from "../schemas/manifests.ts";
import type { ProblemsAnswer } from "../schemas/problems.ts";
import type { RefreshAnswer } from "../schemas/refresh.ts";
import type { ResultAnswer, ResultsAnswer } from "../schemas/results.ts";
import type { RowsAnswer } from "../schemas/rows.ts";
import { VERSION_HEADER } from "../wire/headers.ts";
import { openConnection, type Question, type Reply } from "./connection.ts";
import {
  aggregateOf,
  configurationsPageOf,
  fieldIndexOf,
  fieldValuesOf,
  firstRunOf,
  histogramOf,
  infoOf,
  logChunkOf,
  previewOf,
  restored,
  rowsPageOf,
  runOf,
} from "./decode.ts";
import { followEvents } from "./follow-events.ts";
import {
  aggregateBodyOf,
  bodyOf,
  configurationsBodyOf,
  densityBodyOf,
  fieldValuesBodyOf,
  filterBodyOf,
  histogramBodyOf,
  meansBodyOf,
  replicatesBodyOf,
} from "./request-bodies.ts";
import { fitsInPath, listOfRun, partQueryOf, runPath } from "./run-path.ts";
import { createVersionWatch } from "./version-watch.ts";
import { withToken } from "./with-token.ts";

/** How a data set over HTTP is opened. */
export interface HttpDatasetOptions {
  /** What sends a request; the platform's own `fetch` when absent. */
  readonly fetch?: typeof fetch;
  /** What the server was started with, where it asks for a token. A page of the server itself has a cookie instead. */
  readonly token?: string;
  /** How often the server is asked for news, in milliseconds, while there are subscribers; 2000 when absent. */
  readonly pollMs?: number;
}

/** A data set that a server answers for. */
export interface HttpDataset extends Dataset {
  /** Gives up every question under way and every subscription. Later questions are `aborted`. */
  close(): void;
}

/**
 * Opens the data set of the Atlas server at `baseUrl`, below which `/api` lies; "" is the page's own server. Nothing
 * is asked yet. Answers are as in memory: NaN, infinities, -0, integers beyond 2^53 and missing cells are restored.
 */
export function openHttpDataset(baseUrl: string, options: HttpDatasetOptions = {}): HttpDataset {
  // A browser's fetch must be called as a method of the window.
  const { fetch: plainSend = (input, init) => globalThis.fetch(input, init), pollMs = 2000 } = options;
  const send = options.token === undefined ? plainSend : withToken(plainSend, options.token);
  const connection = openConnection(baseUrl, send);
  const watch = createVersionWatch({ ask: askVersion, follow: followVersions }, pollMs);
  let healthEtag: string | undefined;

  /** What `read` makes of an answer; `unavailable` when it is not an answer of Atlas. */
  function understand<Answer, Result>(reply: Reply, read: (answer: Answer) => Result): Result {
    try {
      if (reply.status !== 200) throw new Error(`Status ${reply.status}`);
      return read(reply.body as Answer);
    } catch (cause) {
      throw notAtlas(cause);
    }
  }

  function notAtlas(cause?: unknown): AtlasError {
    return new AtlasError("unavailable", `The server at ${connection.address} is not an Atlas`, { cause });
  }

  async function ask<Answer, Result>(path: string, read: (answer: Answer) => Result, question?: Question) {
    return understand(await connection.ask(path, question), read);
  }

  /** Takes note of the version of an answer. */
  function noted<Result extends { readonly version: number }>(result: Result): Result {
    watch.note(result.version);
    return result;
  }

  async function askVersion(): Promise<number | undefined> {
    const reply = await connection.ask("/api/health", { etag: healthEtag });
    if (reply.status === 304) return undefined;
    const { version } = understand(reply, infoOf);
    if (reply.status === 200) healthEtag = reply.etag;
    return version;
  }

  function followVersions(hear: (version?: number) => void, signal: AbortSignal): Promise<void> {
    const hearEvent = (event?: EventAnswer) => hear(event?.version);
    return followEvents(send, connection.urlOf("/api/events"), hearEvent, signal);
  }

  /** Asks what a body says, of an answer that is in all but its NaN and infinities what is to be known. */
  async function post<Result extends { readonly version: number }>(
    path: string,
    body: object,
    options: AskOptions | undefined,
    read: (answer: never) => Result = restored as (answer: never) => Result,
  ): Promise<Result> {
    return noted(await ask(path, read, { ...options, method: "POST", body }));
  }

  /** Asks for something that may not exist, below a run; nothing does below a run that no URL can name. */
  async function askOfRun<Answer, Result>(
    names: readonly [runId: string, ...rest: string[]],
    read: (answer: Answer) => Result,
    options: AskOptions | undefined,
    query = "",
  ): Promise<Result | undefined> {
    if (!names.every(fitsInPath)) return undefined;
    const reply = await connection.ask(`${runPath(names)}${query}`, options);
    return reply.status === 404 ? undefined : understand(reply, read);
  }

  const info: Dataset["info"] = async (options) => noted(await ask("/api/health", infoOf, options));
  const artifacts: Dataset["artifacts"] = (runId, options) =>
    askOfRun([runId, "artifacts"], (answer: ArtifactsAnswer) => answer.map(restored), options);

  return {
    info,
    problems: async ({ limit = 100, offset = 0 } = {}, options = undefined) => {
      const read = ({ problems, total, version }: ProblemsAnswer) => ({ problems, total, version });
      return noted(await ask(`/api/problems?limit=${limit}&offset=${offset}`, read, options));
    },
    experiments: async (options) => {
      const read = (answer: ExperimentSummariesAnswer) => answer;
      return noted(await ask("/api/meta/experiments/summary", read, options)).experiments;
    },
    manifests: async (experimentId, options) => {
      if (!fitsInPath(experimentId)) return [];
      const path = `/api/experiments/${encodeURIComponent(experimentId)}/manifests?include_content=true`;
      return ask(path, (answer: ManifestsAnswer) => restored(answer).manifests as Manifest[], options);
    },

    fields: async ({ filter } = {}, options = undefined) =>
      post("/api/meta/fields", filterBodyOf(filter), options, fieldIndexOf),
    varying: async ({ filter } = {}, options = undefined) =>
      post("/api/varying", filterBodyOf(filter), options),
    rows: async (query, options) =>
      post("/api/rows", bodyOf(query), options, (answer: RowsAnswer) => rowsPageOf(query, answer)),
    configurations: async (query, options) => {
      const read = (answer: ConfigurationsAnswer) => configurationsPageOf(query, answer);
      return post("/api/rows", configurationsBodyOf(query), options, read);
    },
    columns: async (query, options) => {
      const question = { ...options, method: "POST", body: bodyOf(query) } as const;
      const { bytes, headers } = await connection.askBytes("/api/columns", question);
      const table = decodeTable(bytes);
      const version = Number(headers.get(VERSION_HEADER) ?? Number.NaN);
      if (table === undefined || !Number.isSafeInteger(version)) throw notAtlas();
      return noted({ table, version });
    },
    values: async (request, options) =>
      post("/api/fields/values", fieldValuesBodyOf(request), options, fieldValuesOf),
    facets: async (request, options) => post("/api/facets", bodyOf(request), options),
    aggregate: async (request, options) =>
      post("/api/aggregate", aggregateBodyOf(request), options, aggregateOf),
    histogram: async (request, options) =>
      post("/api/histogram", histogramBodyOf(request), options, histogramOf),
    density: async (request, options) => post("/api/density", densityBodyOf(request), options),
    designs: async (options) => {
      const read = (answer: Versioned<{ readonly designs: readonly DesignOutline[] }>) => answer;
      return noted(await ask("/api/meta/experiments/designs", read, options));
    },
    overview: async (experimentId, options) =>
      post("/api/overview", { experiment_id: experimentId }, options),
    compare: async (runIds, options) => post("/api/compare", { run_ids: runIds }, options),
    search: async ({ query, limit = 5 }, options) => {
      const parameters = new URLSearchParams({ q: query, limit: String(limit), files: "false" });
      return noted(
        await ask(`/api/search?${parameters}`, (answer: Versioned<SearchResult>) => answer, options),
      );
    },
    searchFiles: ({ query, limit = 5 }, options) => {
      const parameters = new URLSearchParams({ q: query, limit: String(limit) });
      return ask(`/api/search/files?${parameters}`, (answer: FileSearchResult) => answer, options);
    },

    design: async (experimentId, options) =>
      post("/api/replicates/design", { experiment_id: experimentId }, options),
    ranking: async (request, options) => post("/api/replicates/ranking", replicatesBodyOf(request), options),
    pairs: async (request, options) => post("/api/replicates/pairs", replicatesBodyOf(request), options),
    variance: async (request, options) =>
      post("/api/replicates/variance", replicatesBodyOf(request), options),
    odd: async (request, options) => post("/api/replicates/odd", replicatesBodyOf(request), options),
    missing: async (request, options) => post("/api/replicates/missing", replicatesBodyOf(request), options),
    means: async (request, options) => post("/api/replicates/means", meansBodyOf(request), options),

    run: async (runId, options) => {
      if (!fitsInPath(runId)) return ask(listOfRun(runId), firstRunOf, options);
      return askOfRun([runId], runOf, options);
    },
    artifacts,
    preview: async (runId, nameOrId, options) => {
      const name = fitsInPath(nameOrId)
        ? nameOrId
        : (await artifacts(runId, options))?.findLast((artifact) => artifact.name === nameOrId)?.artifact_id;
      return name === undefined
        ? undefined
        : askOfRun([runId, "artifacts", name, "preview"], previewOf, options, partQueryOf(options?.part));
    },
    artifactUrl: (runId, nameOrId) =>
      fitsInPath(runId) && fitsInPath(nameOrId)
        ? connection.urlOf(runPath([runId, "artifacts", nameOrId]))
        : undefined,
    logs: (runId, options) => askOfRun([runId, "logs"], (answer: LogsAnswer) => answer.logs, options),
    log: (runId, name, range, options) => {
      const query = Object.entries(range).map(([key, value]) => `${key}=${value}`);
      return askOfRun([runId, "logs", name], logChunkOf, options, `?${query.join("&")}`);
    },
    results: (runId, options) =>
      askOfRun([runId, "data"], (answer: ResultsAnswer) => restored(answer).entries, options),
    result: (runId, name, options) =>
      askOfRun([runId, "data", name], (answer: ResultAnswer) => restored(answer), options),

    refresh: async (options) => {
      await ask("/api/meta/refresh", (answer: RefreshAnswer) => answer, { ...options, method: "POST" });
      return info(options);
    },
    subscribe: watch.subscribe,
    close: () => {
      watch.close();
      connection.close();
    },
  };
}
