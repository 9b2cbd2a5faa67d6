import { AtlasError, type Dataset, type Run, stringifyJson } from "@atlas/core";
import type { ExperimentSummariesAnswer } from "../schemas/experiments.ts";
import type { RefreshAnswer } from "../schemas/refresh.ts";
import type { RowsAnswer } from "../schemas/rows.ts";
import type { RunsPageAnswer } from "../schemas/run.ts";
import { openConnection, type Question, type Reply } from "./connection.ts";
import {
  aggregateBodyOf,
  aggregateOf,
  fieldIndexOf,
  histogramBodyOf,
  histogramOf,
  infoOf,
  rowsPageOf,
  runOf,
} from "./decode.ts";
import { createVersionWatch } from "./version-watch.ts";

/** How a data set over HTTP is opened. */
export interface HttpDatasetOptions {
  /** What sends a request; the platform's own `fetch` when absent. */
  readonly fetch?: typeof fetch;
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
  const { fetch: send = (input, init) => globalThis.fetch(input, init), pollMs = 2000 } = options;
  const connection = openConnection(baseUrl, send);
  const watch = createVersionWatch(askVersion, pollMs);
  let healthEtag: string | undefined;

  /** What `read` makes of an answer; `unavailable` when it is not an answer of Atlas. */
  function understand<Answer, Result>(reply: Reply, read: (answer: Answer) => Result): Result {
    try {
      if (reply.status !== 200) throw new Error(`Status ${reply.status}`);
      return read(reply.body as Answer);
    } catch (cause) {
      throw new AtlasError("unavailable", `The server at ${connection.address} is not an Atlas`, { cause });
    }
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

  const info: Dataset["info"] = async (options) => noted(await ask("/api/health", infoOf, options));

  return {
    info,
    experiments: async (options) => {
      const read = (answer: ExperimentSummariesAnswer) => answer;
      return noted(await ask("/api/meta/experiments/summary", read, options)).experiments;
    },
    fields: async (query = {}, options) =>
      noted(await ask("/api/meta/fields", fieldIndexOf, { ...options, method: "POST", body: query })),
    rows: async (query, options) => {
      const read = (answer: RowsAnswer) => rowsPageOf(query, answer);
      return noted(await ask("/api/rows", read, { ...options, method: "POST", body: query }));
    },
    aggregate: async (request, options) => {
      const body = aggregateBodyOf(request);
      return noted(await ask("/api/aggregate", aggregateOf, { ...options, method: "POST", body }));
    },
    histogram: async (request, options) => {
      const body = histogramBodyOf(request);
      return noted(await ask("/api/histogram", histogramOf, { ...options, method: "POST", body }));
    },
    run: async (runId, options) => {
      if (!fitsInPath(runId)) return ask(runsPathOf(runId), firstRunOf, options);
      const reply = await connection.ask(`/api/runs/${encodeURIComponent(runId)}`, options);
      return reply.status === 404 ? undefined : understand(reply, runOf);
    },
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

/** Whether a URL can hold an id as a part of its path: "." and ".." go up, however they are written. */
function fitsInPath(runId: string): boolean {
  return !/^\.{0,2}$|\p{Surrogate}/u.test(runId);
}

/** Asks for a run of any id as a list of one. */
function runsPathOf(runId: string): string {
  const filters = stringifyJson([{ field: "record.run_id", op: "eq", value: runId }]);
  return `/api/runs?limit=1&field_filters=${encodeURIComponent(filters)}`;
}

function firstRunOf(answer: RunsPageAnswer): Run | undefined {
  const [first] = answer.runs;
  return first && runOf(first);
}
