import type { LinkInfo, SourceState } from "@atlas/core";
import type { Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { serveResource } from "../resource.ts";
import { type HealthAnswer, HealthSchema, MAX_PROBLEMS } from "../schemas/health.ts";

/** `GET /api/health`: what is served, how far reading is, and what was wrong with the data. */
export function serveHealth(app: Hono, api: ApiContext): void {
  serveResource(app, "/api/health", {
    GET: {
      summary: "What is served, how far reading is, and what was wrong with the data",
      gives: HealthSchema,
      example: {},
      answer: (c) => {
        const state = api.source.state();
        const links = api.source.links?.() ?? [];
        const basis = [state.last_scan, ...links.map((link) => JSON.stringify(link))];
        return dataAnswer(c, state, () => healthOf(api, state, links), { basis });
      },
    },
  });
}

function healthOf(
  { source, version }: ApiContext,
  state: SourceState,
  links: readonly LinkInfo[],
): HealthAnswer {
  const { stores, problems } = state;
  return {
    status: "healthy",
    store_path: source.location,
    store_type: source.kind,
    store_exists: true,
    version,
    data_version: state.version,
    stores: stores.length,
    store_list: stores,
    runs: state.table.rowCount,
    last_scan: state.last_scan,
    progress: state.progress,
    following: state.following,
    ...(links.length > 0 && { links }),
    problems: problems.slice(0, MAX_PROBLEMS),
    problem_count: problems.length,
  };
}
