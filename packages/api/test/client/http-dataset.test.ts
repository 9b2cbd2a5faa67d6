import { createApi } from "@atlas/api";
import { type HttpDataset, openHttpDataset } from "@atlas/api/client";
import {
  AtlasError,
  encodeTable,
  type FieldPath,
  type FilterOperator,
  type FilterValue,
  openMemorySource,
  type Run,
  type RunSource,
  type SourceState,
  tableOf,
} from "@atlas/core";
import { describeDataset, sampleFiles, sampleRuns } from "@atlas/core/testing";
import { Hono } from "hono";
import { afterEach, describe, expect, test, vi } from "vitest";
import { serve } from "../serve.ts";
import { runOf } from "../test-api.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});

/** A data set over a real socket. */
async function overHttp(source: RunSource, options: { pollMs?: number } = {}): Promise<HttpDataset> {
  const server = await serve(createApi({ source, version: "1" }));
  const dataset = openHttpDataset(server.url, options);
  open.push(server, dataset);
  return dataset;
}

/** A data set of a server that answers whatever a test says. */
async function overAnswers(answer: (path: string) => Response): Promise<HttpDataset> {
  const app = new Hono().all("*", (c) => answer(c.req.path));
  const server = await serve(app);
  const dataset = openHttpDataset(`${server.url}/`);
  open.push(server, dataset);
  return dataset;
}

describeDataset("a data set over HTTP", async (source) => {
  const server = await serve(createApi({ source, version: "1" }));
  const dataset = openHttpDataset(server.url);
  return {
    dataset,
    close: () => {
      dataset.close();
      return server.close();
    },
  };
});

describe("what JSON has no word for", () => {
  const strange = runOf({
    id: "strange",
    params: JSON.parse('{"__proto__":1,"":2,"constructor":{"toString":null}}'),
    metrics: {
      nan: Number.NaN,
      inf: -Infinity,
      zero: -0,
      big: -(2n ** 80n),
      huge: 1e22,
      none: null,
      lone: "\ud800",
    },
    derived: { list: [1, Number.NaN, [null, Infinity]] },
    extra: { load: Number.NaN },
  });

  test("comes back in a run", async () => {
    const dataset = await overHttp(openMemorySource([strange]));
    const run = await dataset.run("strange");
    expect(run).toEqual(strange);
    expect(Object.keys(run?.params ?? {})).toEqual(["__proto__", "", "constructor"]);
  });

  test("comes back in what is said of artifacts and results", async () => {
    const metadata = { best: Number.NaN, range: [-Infinity, 1], non_finite: "NaN" };
    const artifact = { artifact_id: "a1", name: "fit", kind: "json", format: "json" };
    const artifacts = [{ ...artifact, content_hash: null, size_bytes: null, metadata }];
    const info = { name: "loss", shape: [1], dtype: null, metadata };
    const arrays = {
      long: { shape: [20_000], dtype: "float64" },
      short: { shape: [1], dtype: "bool", values: [true] },
    };
    const files = {
      results: [{ ...info, data: [1] }],
      previews: new Map([["a1", { numpy_info: { arrays } }]]),
      artifacts: new Map([["a1", new Uint8Array(1)]]),
    };
    const source = openMemorySource([runOf({ id: "a", artifacts })], { files: new Map([["a", files]]) });
    const dataset = await overHttp(source);
    expect(await dataset.artifacts("a")).toEqual(artifacts);
    expect(await dataset.results("a")).toEqual([info]);
    expect((await dataset.preview("a", "fit"))?.preview).toStrictEqual({ numpy_info: { arrays } });
  });

  test("comes back in rows", async () => {
    const dataset = await overHttp(
      openMemorySource([strange, runOf({ id: "plain", startedAt: "2020-01-01" })]),
    );
    const { columns } = await dataset.rows({
      columns: [
        "metrics.nan",
        "metrics.inf",
        "metrics.zero",
        "metrics.big",
        "metrics.none",
        "derived.list",
        "params.",
      ],
    });
    expect(columns).toStrictEqual([
      [Number.NaN, undefined],
      [-Infinity, undefined],
      [-0, undefined],
      [-(2n ** 80n), undefined],
      [undefined, undefined],
      [[1, Number.NaN, [null, Infinity]], undefined],
      [2, undefined],
    ]);
  });

  test("goes out in a filter", async () => {
    const dataset = await overHttp(openMemorySource([strange]));
    const matches = async (field: FieldPath, op: FilterOperator, value: FilterValue) =>
      (await dataset.rows({ columns: [], filter: { field_filters: [{ field, op, value }] } })).total === 1;
    expect(await matches("metrics.inf", "eq", -Infinity)).toBe(true);
    expect(await matches("metrics.inf", "lt", Infinity)).toBe(true);
    expect(await matches("metrics.nan", "eq", Number.NaN)).toBe(false);
    expect(await matches("metrics.big", "in", [-(2n ** 80n)])).toBe(true);
    expect(await matches("metrics.big", "eq", -(2n ** 80n) + 1n)).toBe(false);
    expect(await matches("metrics.lone", "eq", "\ud800")).toBe(true);
  });

  test.each<Run["record"]["run_id"]>([".", "..", "a/b", "100%", "%2E", "x\ud800", "ü 実験", "a?b#c"])(
    "a run called %j is found",
    async (id) => {
      const run = runOf({ id });
      const dataset = await overHttp(openMemorySource([runOf({ id: "other" }), run]));
      expect(await dataset.run(id)).toStrictEqual(run);
      expect(await dataset.run(`${id}!`)).toBeUndefined();
    },
  );

  test("an unknown run of an id that no URL holds is absent", async () => {
    const dataset = await overHttp(openMemorySource([]));
    expect(await dataset.run("..")).toBeUndefined();
    expect(await dataset.run("")).toBeUndefined();
  });
});

describe("the address of an artifact", () => {
  test("is where its bytes are", async () => {
    const dataset = await overHttp(openMemorySource(sampleRuns(), { files: sampleFiles() }));
    const url = dataset.artifactUrl("b/1 %2F?#ü", "a/b %")!;
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(1));
  });

  test("is not known for names that no URL can hold, whose ids can stand in their place", async () => {
    const dataset = openHttpDataset("http://atlas.test/");
    open.push(dataset);
    expect(dataset.artifactUrl("a1", "..")).toBeUndefined();
    expect(dataset.artifactUrl("x\ud800", "curve")).toBeUndefined();
    expect(dataset.artifactUrl("a1", "g2")).toBe("http://atlas.test/api/runs/a1/artifacts/g2");
  });
});

describe("failures", () => {
  test("a question that cannot be understood is invalid_query, with its place", async () => {
    const dataset = await overHttp(openMemorySource([]));
    const rejection = dataset.rows({ columns: [], limit: 0 });
    await expect(rejection).rejects.toThrow(AtlasError);
    await expect(rejection).rejects.toMatchObject({ code: "invalid_query", location: ["limit"] });
    await expect(dataset.fields({ filter: { started_after: "soon" } })).rejects.toMatchObject({
      code: "invalid_query",
      location: ["filter", "started_after"],
    });
  });

  test("a server that is not there is unavailable, in words", async () => {
    const server = await serve(new Hono());
    await server.close();
    const dataset = openHttpDataset(server.url);
    await expect(dataset.info()).rejects.toMatchObject({
      code: "unavailable",
      message: `The Atlas server at ${server.url} does not answer`,
      cause: expect.any(TypeError),
    });
  });

  test.each<[string, () => Response, string, RegExp]>([
    [
      "stores that cannot be read",
      () => Response.json({ detail: "The disk sleeps" }, { status: 503 }),
      "unavailable",
      /^The disk sleeps$/,
    ],
    [
      "a defect",
      () => Response.json({ detail: "Internal Server Error" }, { status: 500 }),
      "internal",
      /Internal/,
    ],
    ["a gateway", () => new Response("<h1>Bad Gateway", { status: 502 }), "unavailable", /status 502/],
    ["a login", () => new Response("who?", { status: 401 }), "unavailable", /status 401/],
    ["another server", () => new Response("<!doctype html>"), "unavailable", /does not answer in JSON/],
    ["another API", () => Response.json({ ok: true }), "unavailable", /is not an Atlas/],
    [
      "nothing there",
      () => Response.json({ detail: "Not Found" }, { status: 404 }),
      "unavailable",
      /is not an Atlas/,
    ],
  ])("%s", async (_, answer, code, message) => {
    const dataset = await overAnswers(answer);
    await expect(dataset.rows({ columns: ["params.a"] })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test("a question given up is aborted", async () => {
    const source = openMemorySource([]);
    const dataset = await overHttp({ ...source, run: () => new Promise(() => {}) });
    const controller = new AbortController();
    const under_way = dataset.run("a1", { signal: controller.signal });
    controller.abort();
    await expect(under_way).rejects.toMatchObject({ code: "aborted" });
    await expect(dataset.info({ signal: controller.signal })).rejects.toMatchObject({ code: "aborted" });
    expect(await dataset.info()).toMatchObject({ runs: 0 });
  });

  test("the server is told of a question given up", async () => {
    const source = { ...openMemorySource([]), run: () => new Promise<never>(() => {}) };
    const signals: AbortSignal[] = [];
    const app = new Hono().use(async (c, next) => {
      signals.push(c.req.raw.signal);
      await next();
    });
    const server = await serve(app.route("/", createApi({ source, version: "1" })));
    const dataset = openHttpDataset(server.url);
    open.push(server, dataset);
    const controller = new AbortController();
    const answer = dataset.run("a1", { signal: controller.signal });
    await vi.waitUntil(() => signals.length === 1);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
    await vi.waitUntil(() => signals[0]?.aborted);
  });

  test("columns that are no table, or of no version, are unavailable", async () => {
    const notAtlas = { code: "unavailable", message: expect.stringMatching(/is not an Atlas/) };
    const answers: (() => Response)[] = [
      () => new Response("no table", { headers: { "x-atlas-version": "1" } }),
      () => new Response(new Blob(encodeTable(tableOf([])))),
    ];
    for (const answer of answers) {
      const dataset = await overAnswers(answer);
      await expect(dataset.columns({ columns: [] })).rejects.toMatchObject(notAtlas);
    }
    const failing = await overAnswers(() => Response.json({ detail: "The disk sleeps" }, { status: 503 }));
    await expect(failing.columns({ columns: [] })).rejects.toMatchObject({ message: "The disk sleeps" });
  });

  test("closing gives everything up", async () => {
    const dataset = await overHttp({ ...openMemorySource([]), run: () => new Promise(() => {}) });
    const underWay = dataset.run("a1");
    dataset.close();
    await expect(underWay).rejects.toMatchObject({ code: "aborted" });
    await expect(dataset.info()).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("news", () => {
  /** A source whose version a test raises. */
  function changingSource() {
    const source = openMemorySource([]);
    let { version } = source.state();
    const state = () => ({ ...source.state(), version });
    const listeners = new Set<(state: SourceState) => void>();
    const subscribe: RunSource["subscribe"] = (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return {
      source: { ...source, state, subscribe },
      change: () => {
        version++;
        for (const listener of listeners) listener(state());
        return version;
      },
    };
  }

  test("a change of the stores is told to every subscriber", async () => {
    const { source, change } = changingSource();
    const dataset = await overHttp(source, { pollMs: 5 });
    await dataset.info();
    const heard = Promise.all([
      new Promise((resolve) => dataset.subscribe(resolve)),
      new Promise((resolve) => dataset.subscribe(resolve)),
    ]);
    const version = change();
    expect(await heard).toEqual([version, version]);
  });

  test.each([
    ["has other data", 1],
    ["has data of a version before, as with a clock that was set back", -1],
  ])("a server that was lost and comes back is heard again when it %s", async (_, step) => {
    const before = openMemorySource([runOf({ id: "before" })]);
    const { version } = before.state();
    const after = openMemorySource([runOf({ id: "after" })]);
    const state = () => ({ ...after.state(), version: version + step });
    const first = await serve(createApi({ source: before, version: "1" }));
    const dataset = openHttpDataset(first.url, { pollMs: 5 });
    open.push(dataset);
    const heard: number[] = [];
    dataset.subscribe((news) => heard.push(news));
    await expect.poll(() => heard).toEqual([version]);

    await first.close();
    await expect(dataset.run("before")).rejects.toMatchObject({ code: "unavailable" });
    const port = Number(new URL(first.url).port);
    open.push(await serve(createApi({ source: { ...after, state }, version: "1" }), port));
    await expect.poll(() => heard).toEqual([version, version + step]);
    expect(await dataset.run("before")).toBeUndefined();
    expect((await dataset.rows({ columns: [] })).run_ids).toEqual(["after"]);
    expect(heard).toHaveLength(2);
  });

  test("a change is told by the server's events, without asking", async () => {
    const { source, change } = changingSource();
    const dataset = await overHttp(source, { pollMs: 3_600_000 });
    await dataset.info();
    const heard: number[] = [];
    dataset.subscribe((version) => heard.push(version));
    const first = change();
    await expect.poll(() => heard).toEqual([first]);
    const second = change();
    await expect.poll(() => heard).toEqual([first, second]);
  });

  test("where no events come through, and nothing changes, the server answers 304", async () => {
    const app = createApi({ source: openMemorySource([]), version: "1" });
    const statuses: number[] = [];
    let enough = () => {};
    const asked = new Promise<void>((resolve) => (enough = resolve));
    const dataset = openHttpDataset("http://atlas.test", {
      pollMs: 1,
      fetch: async (input, init) => {
        if (String(input).endsWith("/api/events")) return new Response("", { status: 502 });
        const response = await app.request(input as string, init);
        if (statuses.push(response.status) === 4) enough();
        return response;
      },
    });
    open.push(dataset);
    dataset.subscribe(() => {});
    await asked;
    expect(statuses.slice(0, 4)).toEqual([200, 304, 304, 304]);
  });
});

test("the platform's fetch is called as its own method", async () => {
  const original = globalThis.fetch;
  const receivers: unknown[] = [];
  globalThis.fetch = function (this: unknown, ...args: Parameters<typeof fetch>) {
    receivers.push(this);
    return original(...args);
  };
  open.push({ close: () => (globalThis.fetch = original) });
  await (await overHttp(openMemorySource([]))).info();
  expect(receivers).toEqual([globalThis]);
});
