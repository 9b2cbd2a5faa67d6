import { createApi } from "@atlas/api";
import { AtlasError, openMemorySource } from "@atlas/core";
import { Hono } from "hono";
import { expect, test, vi } from "vitest";
import { errorAnswer } from "../src/answer.ts";
import { limitConcurrency } from "../src/limit-concurrency.ts";
import { limitTime } from "../src/limit-time.ts";
import { runOf } from "./test-api.ts";

/** A stream that ends when it is told to. */
function openStream() {
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      end = () => controller.close();
    },
  });
  return { stream, end: () => end() };
}

test("what takes too long is given up: 503, when to come again, and an aborted signal", async () => {
  const seen: AbortSignal[] = [];
  const app = new Hono();
  app.use(limitTime(20));
  app.all("/slow", (c) => {
    seen.push(c.req.raw.signal);
    return new Promise<Response>(() => {});
  });
  const answer = await app.request("/slow", { method: "POST", body: "{}" });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("10");
  expect(await answer.json()).toEqual({ detail: "This took longer than 0.02 s, and was given up" });
  expect(seen[0]?.aborted).toBe(true);
});

test("a question that notices that it was given up is 503, too", async () => {
  const source = openMemorySource([runOf({ id: "a" })]);
  const runs = (): Promise<never> => new Promise(() => {});
  const app = createApi({ source: { ...source, runs }, version: "1", maxAnswerMs: 20 });
  expect((await app.request("/api/runs")).status).toBe(503);
  expect((await app.request("/api/health")).status).toBe(200);
});

test("whoever notices at once that it was given up gives the same answer, whole", async () => {
  const app = new Hono();
  app.onError((error, c) => errorAnswer(c, error));
  app.use(limitTime(20));
  app.get("/", (c) => {
    const givenUp = new AtlasError("aborted", "The question was given up");
    return new Promise((_, reject) => c.req.raw.signal.addEventListener("abort", () => reject(givenUp)));
  });
  const answer = await app.request("/");
  const text = await answer.text();
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("10");
  expect(answer.headers.get("content-length")).toBe(String(text.length));
  expect(JSON.parse(text).detail).toContain("took longer than");
});

test("sending takes as long as it takes, and the body of a request is still there", async () => {
  const { stream, end } = openStream();
  const seen: AbortSignal[] = [];
  const app = new Hono();
  app.use(limitTime(20));
  app.post("/", async (c) => {
    expect(await c.req.text()).toBe("asked");
    seen.push(c.req.raw.signal);
    return new Response(stream);
  });
  const answer = await app.request("/", { method: "POST", body: "asked" });
  expect(answer.status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen[0]?.aborted).toBe(false);
  end();
  expect(await answer.text()).toBe("");
});

test("as many at a time as are allowed, each until its last byte is sent or its client is gone", async () => {
  const streams: ReturnType<typeof openStream>[] = [];
  const app = new Hono();
  app.use(limitConcurrency(2, "exports"));
  app.get("/", (c) => {
    if (c.req.query("fail")) throw new Error("it failed");
    const opened = openStream();
    streams.push(opened);
    return new Response(opened.stream, { headers: { "content-type": "text/csv" } });
  });
  app.onError(() => new Response("failed", { status: 500 }));
  const ask = (path = "/", method = "GET") => app.request(path, { method });

  const first = await ask();
  expect(first.headers.get("content-type")).toBe("text/csv");
  const second = await ask();
  const third = await ask();
  expect(third.status).toBe(503);
  expect(third.headers.get("retry-after")).toBe("5");
  expect(await third.json()).toEqual({ detail: expect.stringContaining("2 exports") });

  await first.body?.cancel();
  for (let i = 0; i < 5; i++) {
    expect((await ask("/", "HEAD")).status).toBe(200);
    expect(await (await ask("/?fail=1")).text()).toBe("failed");
  }
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(503);

  streams[1]?.end();
  expect(await second.text()).toBe("");
  await vi.waitFor(async () => expect((await ask()).status).toBe(200));
});
