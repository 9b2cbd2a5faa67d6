import { gunzipSync } from "node:zlib";
import { createApi } from "@atlas/api";
import { describe, expect, test } from "vitest";
import { openExampleSource } from "./example-source.ts";
import { openTestApi, runOf, testApiOf } from "./test-api.ts";

const { app } = testApiOf(openExampleSource());
const GZIP = { "accept-encoding": "gzip" };

async function ask(path: string, headers: Record<string, string>) {
  const response = await app.request(path, { headers });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe("what becomes smaller is compressed for who can read it", () => {
  test.each(["/api/runs", "/api/openapi.json", "/api/export?format=csv", "/api/export?format=jsonl"])(
    "%s",
    async (path) => {
      const plain = await ask(path, {});
      const small = await ask(path, GZIP);
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(small.headers.get("content-encoding")).toBe("gzip");
      expect(small.headers.get("vary")).toBe("Accept-Encoding");
      expect(gunzipSync(small.bytes).toString()).toBe(plain.bytes.toString());
      expect(small.bytes.length).toBeLessThan(plain.bytes.length);
    },
  );

  test("and has the same ETag, which is weak", async () => {
    const etag = (await ask("/api/runs", GZIP)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\//);
    expect(etag).toBe((await ask("/api/runs", {})).headers.get("etag"));
    expect((await app.request("/api/runs", { headers: { ...GZIP, "if-none-match": etag } })).status).toBe(
      304,
    );
  });
});

test("columns for the engine of a browser are, too, and are read as before", async () => {
  const runs = Array.from({ length: 200 }, (_, i) => runOf({ id: `r${i}`, params: { size: i } }));
  const ask = (headers: Record<string, string>) =>
    openTestApi(runs).app.request("/api/columns", {
      method: "POST",
      body: '{"columns":["params.size"]}',
      headers,
    });
  const small = await ask(GZIP);
  expect(small.headers.get("content-encoding")).toBe("gzip");
  const bytes = gunzipSync(Buffer.from(await small.arrayBuffer()));
  expect(bytes.equals(Buffer.from(await (await ask({})).arrayBuffer()))).toBe(true);
});

test.each([
  ["gzip;q=0", false],
  ["deflate, br", false],
  ["*", true],
  ["*, gzip; Q=0.0", false],
  ["GZIP;q=0.5", true],
])("who accepts %j", async (accepted, isCompressed) => {
  const { headers } = await ask("/api/runs", { "accept-encoding": accepted });
  expect(headers.get("content-encoding")).toBe(isCompressed ? "gzip" : null);
  expect(headers.get("vary")).toBe("Accept-Encoding");
});

test("a host may bring its own way to compress", async () => {
  let opened = 0;
  const openGzip = () => {
    opened++;
    return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  };
  const own = createApi({ source: openExampleSource(), version: "1", openGzip });
  const answer = await own.request("/api/runs", { headers: GZIP });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.json()).toHaveProperty("runs");
  expect(opened).toBe(1);
});

describe("what does not become smaller is sent as it is", () => {
  test.each([
    "/api/experiments/nobody/status-counts",
    "/api/export?format=parquet",
    "/api/export?format=arrow",
    "/api/runs/4c6951009102e429/artifacts/summary",
  ])("%s", async (path) => {
    expect((await ask(path, GZIP)).headers.get("content-encoding")).toBeNull();
  });

  test("nor are events, which are sent one by one", async () => {
    const response = await app.request("/api/events", { headers: GZIP });
    expect(response.headers.get("content-encoding")).toBeNull();
    await response.body?.cancel();
  });
});
