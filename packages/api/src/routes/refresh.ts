import type { Hono } from "hono";
import { jsonAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { serveResource } from "../resource.ts";
import { type RefreshAnswer, RefreshSchema } from "../schemas/refresh.ts";

/** `POST /api/meta/refresh`: reads what has changed in the stores, and answers when that is done. */
export function serveRefresh(app: Hono, { source }: ApiContext): void {
  serveResource(app, "/api/meta/refresh", {
    POST: {
      summary: "Read what has changed in the stores, and answer when that is done",
      gives: RefreshSchema,
      example: {},
      answer: async (c) => {
        const { stores, version } = await source.refresh({ thorough: true });
        const message = `Discovered ${stores.length} experiment store(s)`;
        return jsonAnswer(c, { stores_discovered: stores.length, message, version } satisfies RefreshAnswer);
      },
    },
  });
}
