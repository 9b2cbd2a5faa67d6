import { createApi } from "@atlas/api";
import { AtlasError, type AtlasErrorCode, openMemorySource, type RunSource } from "@atlas/core";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { openTestApi, runOf, testApiOf } from "./test-api.ts";

const api = openTestApi([runOf({ id: "a1" })]);
const PATHS = [
  "/api/health",
  "/api/runs",
  "/api/runs/a1",
  "/api/meta/fields",
  "/api/meta/experiments",
  "/api/meta/experiments/summary",
  "/api/experiments/demo%3A1/status-counts",
  "/api/experiments/demo%3A1/manifests",
  "/api/experiments/demo%3A1/manifests/latest",
];

/** A source that fails whenever a run is asked for. */
function failing(error: unknown): RunSource {
  return { ...openMemorySource([runOf({ id: "a1" })]), run: () => Promise.reject(error) };
}

describe("paths and methods", () => {
  test.each(["/api", "/api/", "/api/nope", "/api/runs/", "/api/runs/a/b", "/api/meta", "/api/experiments/x"])(
    "%s is unknown, and JSON says so",
    async (path) => {
      const answer = await api.get(path);
      expect(answer).toMatchObject({ status: 404, body: { detail: "Not Found" } });
      expect(answer.headers.get("content-type")).toBe("application/json");
    },
  );

  test.each([
    ["DELETE", "/api/runs", "GET, HEAD"],
    ["POST", "/api/health", "GET, HEAD"],
    ["PUT", "/api/runs/a1", "GET, HEAD"],
    ["GET", "/api/rows", "POST"],
    ["GET", "/api/meta/refresh", "POST"],
    ["PATCH", "/api/meta/fields", "GET, HEAD, POST"],
    ["POST", "/api/experiments/a%2Fb/manifests/latest", "GET, HEAD"],
  ])("%s %s is not allowed, and Allow says what is", async (method, path, allow) => {
    const answer = await api.send(method, path);
    expect(answer).toMatchObject({ status: 405, body: { detail: "Method Not Allowed" } });
    expect(answer.headers.get("allow")).toBe(allow);
  });

  test("HEAD is GET without the body", async () => {
    const answer = await api.send("HEAD", "/api/health");
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers.get("etag")).toBe((await api.get("/api/health")).headers.get("etag"));
  });

  test("a host's own paths stay the host's", async () => {
    const app = createApi({ source: openMemorySource([]), version: "1" });
    app.get("/*", (c) => c.text("page"));
    expect(await (await app.request("/runs/whatever")).text()).toBe("page");
    expect((await app.request("/api/nope")).status).toBe(404);
  });

  test("an API below another app decodes ids once, too", async () => {
    const app = createApi({ source: openMemorySource([runOf({ id: "50%25/ü" })]), version: "1" });
    const host = new Hono().route("/", app);
    const answer = await host.request(`/api/runs/${encodeURIComponent("50%25/ü")}`);
    expect(await answer.json()).toMatchObject({ record: { run_id: "50%25/ü" } });
  });
});

describe("form", () => {
  test.each(PATHS)("%s is indented with pretty=true only", async (path) => {
    const plain = await api.get(path);
    const pretty = await api.get(`${path}?pretty=true`);
    expect(plain.status).toBe(200);
    expect(plain.text).not.toContain("\n");
    expect(pretty.body).toEqual(plain.body);
    expect(pretty.text).toBe(JSON.stringify(JSON.parse(plain.text), null, 2));
    expect((await api.get(`${path}?notpretty=true`)).text).toBe(plain.text);
    expect((await api.get(`${path}?pretty=1`)).text).toBe(plain.text);
  });

  test("errors are indented too", async () => {
    expect((await api.get("/api/runs/nope?pretty=true")).text).toBe(
      '{\n  "detail": "Run not found: nope"\n}',
    );
  });
});

describe("caching", () => {
  test.each(PATHS)("%s is 304 until the data change", async (path) => {
    const first = await api.get(path);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const again = await api.get(path, { "if-none-match": etag });
    expect(again).toMatchObject({ status: 304, text: "" });
    expect(again.headers.get("etag")).toBe(etag);
    const changed = { ...api.source.state(), version: api.source.state().version + 1 };
    const later = testApiOf({ ...api.source, state: () => changed });
    expect((await later.get(path, { "if-none-match": etag })).status).toBe(200);
  });

  test("the same address with another query is another answer", async () => {
    const etag = (await api.get("/api/runs?limit=1")).headers.get("etag") ?? "";
    expect((await api.get("/api/runs?limit=2", { "if-none-match": etag })).status).toBe(200);
  });

  test("an error has no ETag", async () => {
    expect((await api.get("/api/runs/nope")).headers.get("etag")).toBeNull();
  });
});

describe("failures", () => {
  test("a defect is 500, told to the host and to nobody else", async () => {
    const broken = testApiOf(failing(new TypeError("secret")));
    const answer = await broken.get("/api/runs/a1");
    expect(answer).toMatchObject({ status: 500, body: { detail: "Internal Server Error" } });
    expect(answer.text).not.toContain("secret");
    expect(broken.errors).toEqual([new TypeError("secret")]);
  });

  test.each<[AtlasErrorCode, number, unknown, number]>([
    ["unavailable", 503, "The disk sleeps", 1],
    ["store_not_found", 503, "The disk sleeps", 1],
    ["internal", 500, "Internal Server Error", 1],
    ["aborted", 499, "The disk sleeps", 0],
    [
      "invalid_query",
      422,
      [{ type: "value_error", loc: ["query", "started_after"], msg: "The disk sleeps" }],
      0,
    ],
  ])("%s is %i", async (code, status, detail, told) => {
    const location = code === "invalid_query" ? ["filter", "started_after"] : [];
    const broken = testApiOf(failing(new AtlasError(code, "The disk sleeps", { location })));
    expect(await broken.get("/api/runs/a1")).toMatchObject({ status, body: { detail } });
    expect(broken.errors).toHaveLength(told);
  });

  test("a body that no question needs is refused", async () => {
    const answer = await api.post("/api/rows", " ".repeat(16 * 1024 * 1024 + 1));
    expect(answer).toMatchObject({ status: 413, body: { detail: "Request Too Large" } });
  });
});
