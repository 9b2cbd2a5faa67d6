import { openMemorySource } from "@atlas/core";
import { describe, expect, test } from "vitest";
import { runOf, testApiOf } from "../test-api.ts";

const TEXT = "erste Zeile: größer\nzweite\n";
const bytes = new TextEncoder().encode(TEXT);
const api = testApiOf(
  openMemorySource([runOf({ id: "r" }), runOf({ id: "quiet" })], {
    files: new Map([
      [
        "r",
        {
          logs: new Map([
            ["run", bytes],
            ["a/b %", new Uint8Array()],
          ]),
        },
      ],
    ]),
  }),
);

test("names are listed; an unknown run is 404", async () => {
  expect((await api.get("/api/runs/r/logs")).body).toEqual({ run_id: "r", logs: ["run", "a/b %"] });
  expect((await api.get("/api/runs/quiet/logs")).body).toEqual({ run_id: "quiet", logs: [] });
  expect(await api.get("/api/runs/nope/logs")).toMatchObject({
    status: 404,
    body: { detail: "Run not found: nope" },
  });
  expect((await api.get("/api/runs/nope/logs/run")).status).toBe(404);
});

describe("a log", () => {
  test("is whole without a query", async () => {
    expect((await api.get("/api/runs/r/logs/run")).body).toEqual({
      run_id: "r",
      log_name: "run",
      content: TEXT,
      exists: true,
      size: bytes.length,
      offset: 0,
      next_offset: bytes.length,
    });
  });

  test("that is empty exists; one that there is not does not", async () => {
    expect((await api.get("/api/runs/r/logs/a%2Fb%20%25")).body).toMatchObject({
      content: "",
      exists: true,
      size: 0,
    });
    expect(await api.get("/api/runs/r/logs/nope")).toMatchObject({
      status: 200,
      body: { run_id: "r", log_name: "nope", content: "", exists: false },
    });
  });

  test("is had in parts that make it up, at whole characters", async () => {
    let text = "";
    let offset = 0;
    for (let parts = 0; offset < bytes.length; parts++) {
      expect(parts).toBeLessThan(bytes.length);
      const { body } = await api.get(`/api/runs/r/logs/run?offset=${offset}&limit=3`);
      const part = body as { content: string; offset: number; next_offset: number };
      expect(part.offset).toBe(offset);
      text += part.content;
      offset = part.next_offset;
    }
    expect(text).toBe(TEXT);
  });

  test("is had from its end", async () => {
    const { body } = await api.get("/api/runs/r/logs/run?tail=7");
    expect(body).toMatchObject({ content: "zweite\n", offset: bytes.length - 7, next_offset: bytes.length });
  });

  test("is 304 until it grows", async () => {
    const etag = (await api.get("/api/runs/r/logs/run?tail=7")).headers.get("etag") ?? "";
    expect((await api.get("/api/runs/r/logs/run?tail=7", { "if-none-match": etag })).status).toBe(304);
    const grown = testApiOf(
      openMemorySource([runOf({ id: "r" })], {
        files: new Map([["r", { logs: new Map([["run", bytes.subarray(1)]]) }]]),
      }),
    );
    expect((await grown.get("/api/runs/r/logs/run?tail=7", { "if-none-match": etag })).status).toBe(200);
  });

  test.each(["tail=-1", "tail=x", "offset=1.5", "limit=99999999999"])("?%s is 422", async (query) => {
    const answer = await api.get(`/api/runs/r/logs/run?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ detail: [{ loc: ["query", query.split("=")[0]] }] });
  });
});
