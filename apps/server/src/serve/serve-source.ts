import { Duplex } from "node:stream";
import { constants, createGzip } from "node:zlib";
import {
  createApi,
  type GuardOptions,
  type GzipStream,
  guard,
  pathBelow,
  type SlurmCommands,
} from "@atlas/api";
import { AtlasError, type RunSource } from "@atlas/core";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import openInBrowser from "open";
import { accessLog } from "../listen/access-log.ts";
import { guardOptionsOf } from "../listen/access-options.ts";
import { announce } from "../listen/announce.ts";
import { openListening } from "../listen/listen.ts";
import type { ListenOptions } from "../listen/listen-options.ts";
import { createLog, type Log } from "../log.ts";
import { reportReading } from "../report-reading.ts";
import { VERSION } from "../version.ts";
import { findWebFiles } from "../web-files.ts";
import { createWebApp } from "./web-app.ts";

/** How a source is served. */
export interface ServeSourceOptions extends ListenOptions {
  /** How the jobs of experiments are asked for; nothing is known of them when absent. */
  readonly slurm?: SlurmCommands;
  /** IANA name of the zone that the stores' times are in; this machine's when absent. */
  readonly timeZone?: string;
}

/**
 * Serves runs, as pages and under `/api`, until `interrupted` resolves. It listens and says where before the source has
 * been read, and says what was found when it has.
 *
 * @throws {AtlasError} `unavailable` when the port cannot be had, and what the source's first reading fails with.
 */
export async function serveSource(
  source: RunSource,
  options: ServeSourceOptions,
  interrupted: Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const log = createLog(options);
  const access = guardOptionsOf(options, options.socket === undefined ? options.host : undefined);
  const ending = new AbortController();
  const app = appOf(source, { ...options, access, log, ending: ending.signal });
  const listening = await openListening(app.fetch, options, accessLog(log));
  try {
    const link = announce(listening, options, access, log);
    if (options.open && link !== undefined) {
      await openInBrowser(link).catch(() => log.say("warn", "no browser could be opened"));
    }
    await Promise.race([interrupted, reportReading(source, startedAt)]);
    await interrupted;
  } finally {
    ending.abort();
    await listening.close();
  }
}

interface AppParts extends Pick<ServeSourceOptions, "slurm" | "timeZone"> {
  readonly access: GuardOptions;
  readonly log: Log;
  readonly ending: AbortSignal;
}

function appOf(source: RunSource, { access, log, slurm, timeZone, ending }: AppParts): Hono {
  const { basePath = "" } = access;
  const app = new Hono({ getPath: pathBelow(basePath) });
  guard(app, { ...access, addressOf: (c) => getConnInfo(c).remote.address });
  const onError = (error: unknown, request: Request) => {
    const { stack = String(error), message } = error as Error;
    const what = `${request.method} ${new URL(request.url).pathname}`;
    // That another machine does not answer, say, is no fault of Atlas.
    if (isUnavailable(error)) log.say("warn", `${what}: ${message}`);
    else log.say("error", `${what} failed: ${stack}`);
  };
  const known = { ...(slurm && { slurm }), ...(timeZone !== undefined && { timeZone }) };
  app.route("/", createApi({ source, version: VERSION, basePath, ending, onError, openGzip, ...known }));
  app.route("/", createWebApp(findWebFiles(), basePath));
  return app;
}

/** A quarter of the usual work, for answers that are a twentieth larger. */
function openGzip(): GzipStream {
  return Duplex.toWeb(createGzip({ level: constants.Z_BEST_SPEED })) as GzipStream;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AtlasError && error.code === "unavailable";
}
