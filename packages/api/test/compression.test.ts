import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openExampleSource } from "./example-source.ts";
import { testApiOf } from "./test-api.ts";

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
