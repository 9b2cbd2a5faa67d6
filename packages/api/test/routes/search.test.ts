import { type FilesOfRun, openMemorySource } from "@atlas/core";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { SearchSchema } from "../../src/schemas/search.ts";
import { openTestApi, runOf, testApiOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { colour: "red" } }),
  runOf({ id: "red2", params: { colour: "blue" } }),
]);

test("answers finds by category", async () => {
  const { status, body } = await api.get("/api/search?q=+RED&files=false");
  expect(status).toBe(200);
  expect(v.is(SearchSchema, body)).toBe(true);
  const none = { field: null, value: null };
  expect(body).toEqual({
    query: "RED",
    groups: [
      {
        ...{ category: "runs", label: "Runs", scope: "run", total: 1 },
        hits: [{ label: "red2", sublabel: "demo:1", entity_type: "run", entity_id: "red2", ...none }],
      },
      {
        ...{ category: "values", label: "Values", scope: "field", total: 1 },
        hits: [
          {
            ...{ label: "red", sublabel: "params.colour, 1 run", entity_type: "value" },
            ...{ entity_id: "params.colour", field: "params.colour", value: "red" },
          },
        ],
      },
    ],
    truncated: false,
    version: api.source.state().version,
  });
});

test.each(["", "?q=", "?q=%20", "?q=a&limit=0", "?q=a&limit=101", "?q=a&limit=x"])(
  "%s is 422",
  async (query) => {
    expect((await api.get(`/api/search${query}`)).status).toBe(422);
  },
);

describe("files", () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const artifactOf = (name: string) => ({
    ...{ artifact_id: name, name, kind: "json", format: "json", content_hash: null, size_bytes: null },
    metadata: {},
  });
  const filesOf = (logs: Record<string, string>): FilesOfRun => ({
    logs: new Map(Object.entries(logs).map(([name, text]) => [name, encode(text)])),
  });
  const sketches = [
    {
      id: "old",
      experiment: "a:1",
      startedAt: "2026-03-01T00:00:00",
      artifacts: [artifactOf("Final-Curve")],
    },
    { id: "new", experiment: "a:1", startedAt: "2026-03-02T00:00:00" },
    { id: "apart", experiment: "b:1", startedAt: "2026-01-01T00:00:00", artifacts: [artifactOf("curve")] },
  ];
  const files = testApiOf(
    openMemorySource(sketches.map(runOf), {
      files: new Map([
        ["old", filesOf({ run: "begin\nthe Curve is drawn\nend" })],
        ["new", filesOf({ run: `long ${"x".repeat(400)}`, "curve.0": "first\nsecond" })],
        ["apart", filesOf({ run: "nothing of it" })],
      ]),
    }),
  );
  const hit = (id: string, sublabel: string) => ({
    ...{ label: id, sublabel, entity_type: "run", entity_id: id, field: null, value: null },
  });

  test("are looked into, the newest runs of each experiment first", async () => {
    const { status, body } = await files.get("/api/search?q=CURVE");
    expect(status).toBe(200);
    expect(v.is(SearchSchema, body)).toBe(true);
    expect(body).toMatchObject({
      groups: [
        { category: "artifacts", hits: [hit("apart", "curve"), hit("old", "Final-Curve")], total: 2 },
        {
          category: "logs",
          hits: [hit("new", "curve.0: first"), hit("old", "run: the Curve is drawn")],
          total: 2,
        },
      ],
      truncated: false,
      files: { runs_searched: 3, runs_total: 3 },
    });
  });

  test("are listed up to a limit, and told how many there are", async () => {
    const { body } = await files.get("/api/search?q=curve&limit=1");
    expect(body).toMatchObject({
      groups: [
        { total: 2, hits: [{}] },
        { total: 2, hits: [{}] },
      ],
      truncated: true,
    });
  });

  test("of logs alone are searched, and a long line is cut", async () => {
    const { body } = await files.get("/api/search/logs?q=xxx");
    expect(body).toEqual({
      query: "xxx",
      groups: [
        {
          ...{ category: "logs", label: "Log contents", scope: "run", total: 1 },
          hits: [hit("new", `run: long ${"x".repeat(295)}...`)],
        },
      ],
      truncated: false,
      ...{ runs_searched: 3, runs_total: 3 },
    });
    expect((await files.get("/api/search/logs?q=nowhere")).body).toMatchObject({ groups: [] });
    expect((await files.get("/api/search/logs?q=")).status).toBe(422);
  });

  test("that cannot be read are passed over", async () => {
    const unreadable = { ...files.source, log: () => Promise.reject(new Error("unreadable")) };
    const { status, body } = await testApiOf(unreadable).get("/api/search/logs?q=curve");
    expect(status).toBe(200);
    expect(body).toMatchObject({ groups: [], runs_searched: 3 });
  });

  test("may change without a new version of the data: an answer is 304 as long as it is the same", async () => {
    const { headers } = await files.get("/api/search?q=curve");
    const etag = headers.get("etag") ?? "";
    expect((await files.get("/api/search?q=curve", { "if-none-match": etag })).status).toBe(304);
    expect((await files.get("/api/search?q=curv", { "if-none-match": etag })).status).toBe(200);
  });
});
