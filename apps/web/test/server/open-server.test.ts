import { createApi } from "@atlas/api";
import { openMemorySource } from "@atlas/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openServer, type Server } from "../../src/server/open-server.ts";

/** The real API behind a line that can be cut. */
function openLine() {
  const api = createApi({ source: openMemorySource([]), version: "1" });
  const line = { isUp: true, status: undefined as number | undefined, headers: {} };
  const send = async (input: RequestInfo | URL, init?: RequestInit) => {
    init?.signal?.throwIfAborted();
    if (!line.isUp) throw new TypeError("fetch failed");
    return line.status === undefined
      ? api.request(String(input), init)
      : new Response("", { status: line.status, headers: line.headers });
  };
  return { line, send };
}

describe("the server of the page", () => {
  let server: Server;
  let line: ReturnType<typeof openLine>["line"];
  const versions: number[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    const opened = openLine();
    line = opened.line;
    server = openServer("", opened.send);
    versions.length = 0;
    server.dataset.subscribe((version) => versions.push(version));
  });
  afterEach(() => {
    server.close();
    vi.useRealTimers();
  });

  it("is not silent as long as it answers, whatever it answers", async () => {
    expect(await server.dataset.run("none")).toBeUndefined();
    expect(server.silentSince()).toBeUndefined();
  });

  it("is silent since the first question that it did not answer, and is asked until it speaks again", async () => {
    const { version } = await server.dataset.info();
    line.isUp = false;
    await expect(server.dataset.experiments()).rejects.toMatchObject({ code: "unavailable" });
    const since = server.silentSince();
    expect(since).toBeInstanceOf(Date);

    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.silentSince()).toBe(since);
    expect(versions).toEqual([]);

    line.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.silentSince()).toBeUndefined();
    expect(versions[0]).toBeGreaterThan(version);
  });

  it("is silent when the proxy before it says so", async () => {
    line.status = 502;
    await expect(server.dataset.info()).rejects.toMatchObject({ code: "unavailable" });
    expect(server.silentSince()).toBeInstanceOf(Date);
  });

  it("is not silent when it says itself that it is busy, and when to come again", async () => {
    line.status = 503;
    line.headers = { "retry-after": "10" };
    await expect(server.dataset.experiments()).rejects.toMatchObject({ code: "unavailable" });
    expect(server.silentSince()).toBeUndefined();
  });

  it("is not silent when it says itself that a machine behind it does not answer", async () => {
    line.status = 503;
    line.headers = { "content-type": "application/json" };
    await expect(server.dataset.experiments()).rejects.toMatchObject({ code: "unavailable" });
    expect(server.silentSince()).toBeUndefined();
  });

  it("is not silent when a question was given up", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(server.dataset.info({ signal: controller.signal })).rejects.toMatchObject({
      code: "aborted",
    });
    expect(server.silentSince()).toBeUndefined();
  });

  it("tells every listener, until it lets go", async () => {
    await server.dataset.info();
    const heard: number[] = [];
    const stop = server.dataset.subscribe((version) => heard.push(version));
    line.isUp = false;
    await expect(server.dataset.info()).rejects.toThrow();
    stop();
    line.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual([]);
    expect(versions).toHaveLength(1);
  });
});
