import { expect, test } from "vitest";
import { followEvents } from "../../src/client/follow-events.ts";
import type { EventAnswer } from "../../src/schemas/event.ts";

const EVENT = { version: 7, runs: 1, progress: { read: 1, found: 1, done: true }, last_scan: "ü" };
const TEXT = `id: 7\ndata: ${JSON.stringify(EVENT)}\n\n: still here\n\nid: 8\ndata: ${JSON.stringify({ ...EVENT, version: 8 })}\n\n`;

/** What is heard of a server that answers like this. */
async function heardOf(response: Response, signal = new AbortController().signal) {
  const heard: (EventAnswer | undefined)[] = [];
  await followEvents(
    async () => response,
    "/api/events",
    (event) => heard.push(event),
    signal,
  );
  return heard;
}

/** An answer in parts of some bytes. */
function inParts(text: string, size: number, type = "text/event-stream"): Response {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
      else controller.close();
      at += size;
    },
  });
  return new Response(body, { headers: { "content-type": type } });
}

test.each([1, 2, 7, 1000])(
  "events are understood in parts of %i bytes, and every part is a sign of life",
  async (size) => {
    const heard = await heardOf(inParts(TEXT, size));
    expect(heard.filter((event) => event !== undefined)).toEqual([EVENT, { ...EVENT, version: 8 }]);
    expect(heard.filter((event) => event === undefined)).toHaveLength(
      Math.ceil(new TextEncoder().encode(TEXT).length / size),
    );
  },
);

test.each([
  ["a page", inParts("<html>", 100, "text/html")],
  ["an error", new Response(TEXT, { status: 502, headers: { "content-type": "text/event-stream" } })],
  ["nothing", new Response(null)],
])("%s is no events", async (_, response) => {
  await expect(heardOf(response)).rejects.toMatchObject({ code: "unavailable" });
});

test("the signal ends it, even of a connection that does not know of signals", async () => {
  const abort = new AbortController();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    cancel: () => {
      isCancelled = true;
    },
  });
  const following = heardOf(
    new Response(body, { headers: { "content-type": "text/event-stream" } }),
    abort.signal,
  );
  setTimeout(() => abort.abort(), 5);
  expect(await following).toEqual([]);
  expect(isCancelled).toBe(true);
});
