import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { openEventStream } from "../event-stream.ts";
import { serveResource } from "../resource.ts";

const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  // Proxies of the nginx family hold answers back otherwise.
  "x-accel-buffering": "no",
};

/** `GET /api/events`: the data version, now and whenever the stores have changed. */
export function serveEvents(app: Hono, { source, ending }: ApiContext): void {
  serveResource(app, "/api/events", {
    GET: {
      summary: "The data version and how far reading is, now and after every change",
      description:
        "Server-sent events without a name, as `EventSource` reads them. The data of each is the JSON of an `Event`.",
      gives: ["text/event-stream"],
      example: {},
      answer: (c) => {
        if (c.req.method === "HEAD") return new Response(null, { headers: HEADERS });
        const { signal } = c.req.raw;
        const isOver = ending === undefined ? signal : AbortSignal.any([signal, ending]);
        return new Response(openEventStream(source, isOver), { headers: HEADERS });
      },
    },
  });
}
