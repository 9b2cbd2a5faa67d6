import { createApi } from "@atlas/api";
import type { RunSource } from "@atlas/core";
import { Hono } from "hono";
import openInBrowser from "open";
import { type Listening, openListening } from "./listen.ts";
import type { ListenOptions } from "./listen-options.ts";
import { reportReading } from "./report-reading.ts";
import { VERSION } from "./version.ts";
import { createWebApp } from "./web-app.ts";
import { findWebFiles } from "./web-files.ts";

/**
 * Serves runs, as pages and under `/api`, until `interrupted` resolves. It listens and says where before the source has
 * been read, and says what was found when it has.
 *
 * @throws {AtlasError} `unavailable` when the port cannot be had, and what the source's first reading fails with.
 */
export async function serveSource(
  source: RunSource,
  options: ListenOptions,
  interrupted: Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const listening = await openListening(appOf(source).fetch, options.host, options.port);
  try {
    announce(listening);
    if (options.open) {
      await openInBrowser(listening.url).catch(() => console.error("warning: no browser could be opened"));
    }
    await Promise.race([interrupted, reportReading(source, startedAt)]);
    await interrupted;
  } finally {
    listening.close();
  }
}

function appOf(source: RunSource): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("X-Content-Type-Options", "nosniff");
  });
  app.route("/", createApi({ source, version: VERSION, onError: (error) => console.error(error) }));
  app.route("/", createWebApp(findWebFiles()));
  return app;
}

function announce({ url, isLoopback }: Listening): void {
  console.log(`Atlas is at ${url} (Ctrl-C ends it)`);
  if (isLoopback) return;
  console.error("warning: anyone on the network who reaches this address can read these runs");
}
