import type { RunSource, SourceState } from "@atlas/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openExampleSource } from "../example-source.ts";
import { serve } from "../serve.ts";
import { testApiOf } from "../test-api.ts";

/** A source whose version a test raises, and that counts its listeners. */
function openChanging() {
  const source = openExampleSource();
  const listeners = new Set<(state: SourceState) => void>();
  let version = 1;
  const changing: RunSource = {
    ...source,
    state: () => ({ ...source.state(), version }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const change = () => {
    version++;
    for (const listener of listeners) listener(changing.state());
  };
  return { source: changing, listeners, change };
}

/** Reads an answer's events as they come. */
function follow(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const heard = {
    text: "",
    isOver: false,
    versions: () => [...heard.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
  };
  const read = async () => {
    const decoder = new TextDecoder();
    for (let part = await reader.read(); !part.done; part = await reader.read())
      heard.text += decoder.decode(part.value);
    heard.isOver = true;
  };
  read().catch(() => {
    heard.isOver = true;
  });
  return { heard, leave: () => reader.cancel() };
}

describe("events", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("tell at once how things are, and then every change", async () => {
    const { source, change } = openChanging();
    const response = await testApiOf(source).app.request("/api/events");
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const { heard, leave } = follow(response);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.text).toBe(
      `id: 1\ndata: {"version":1,"runs":3,"progress":{"read":3,"found":3,"done":true},"last_scan":"${source.state().last_scan}"}\n\n`,
    );
    await vi.advanceTimersByTimeAsync(1000);
    change();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.versions()).toEqual([1, 2]);
    await leave();
  });

  test("are at most five a second, the last one never lost", async () => {
    const { source, change } = openChanging();
    const { heard, leave } = follow(await testApiOf(source).app.request("/api/events"));
    for (let i = 0; i < 100; i++) {
      change();
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard.versions().at(-1)).toBe(101);
    expect(heard.versions().length).toBeLessThanOrEqual(7);
    await leave();
  });

  test("show every 15 s that the server is there", async () => {
    const { heard, leave } = follow(await testApiOf(openChanging().source).app.request("/api/events"));
    await vi.advanceTimersByTimeAsync(45_000);
    expect(heard.text.match(/^: still here\n\n/gm)).toHaveLength(3);
    await leave();
  });

  test("let go of the source when the client goes away", async () => {
    const { source, listeners } = openChanging();
    const abort = new AbortController();
    const app = testApiOf(source).app;
    const clients = [
      follow(await app.request("/api/events")),
      follow(await app.request("/api/events", { signal: abort.signal })),
    ];
    expect(listeners.size).toBe(2);
    await clients[0]?.leave();
    expect(listeners.size).toBe(1);
    abort.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(clients[1]?.heard.isOver).toBe(true);
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("are not begun for HEAD", async () => {
    const { source, listeners } = openChanging();
    const answer = await testApiOf(source).send("HEAD", "/api/events");
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    expect(listeners.size).toBe(0);
  });
});

test("many clients on real sockets hear each change, and are let go when the server closes", async () => {
  const { source, listeners, change } = openChanging();
  const server = await serve(testApiOf(source).app);
  const clients = await Promise.all(
    Array.from({ length: 50 }, async () => follow(await fetch(`${server.url}/api/events`))),
  );
  await expect.poll(() => clients.every(({ heard }) => heard.versions().includes(1))).toBe(true);
  change();
  await expect.poll(() => clients.every(({ heard }) => heard.versions().includes(2))).toBe(true);
  await server.close();
  await expect.poll(() => clients.every(({ heard }) => heard.isOver)).toBe(true);
  await expect.poll(() => listeners.size).toBe(0);
});
