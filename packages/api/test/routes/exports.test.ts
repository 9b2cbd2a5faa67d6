import { openMemorySource } from "@atlas/core";
import { tableFromIPC } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import { runOf, testApiOf } from "../test-api.ts";

const LONG = 9007199254740993n;

const runs = [
  runOf({
    id: "late",
    experiment: "a/b:1",
    startedAt: "2026-03-02T00:00:00",
    params: { lr: 0.1, opt: { name: "sgd" }, "": 1 },
    metrics: { loss: Number.NaN, status: "mine", text: 'say "hi",\nplease ', big: LONG, mixed: 1 },
    derived: { ok: true },
  }),
  runOf({
    id: "early",
    experiment: "a/b:1",
    startedAt: "2026-03-01T00:00:00",
    params: { lr: 1 },
    metrics: { loss: Number.NEGATIVE_INFINITY, text: "", mixed: "1" },
    derived: { ok: false },
  }),
  runOf({
    id: "other",
    experiment: "c:1",
    status: "failed",
    startedAt: "2026-03-03T00:00:00",
    metrics: { only: 1 },
  }),
];
const api = testApiOf(
  openMemorySource(runs, {
    files: new Map([
      ["late", { results: [{ name: "curve", data: [1, 2], shape: [2], dtype: null, metadata: {} }] }],
      ["early", { results: [{ name: "curve", data: "flat", shape: null, dtype: null, metadata: {} }] }],
    ]),
  }),
);
const PATH = "/api/experiments/a%2Fb%3A1/export";

describe("the file", () => {
  test.each([
    ["csv", "text/csv; charset=utf-8", "csv"],
    ["jsonl", "application/jsonl", "jsonl"],
    ["parquet", "application/vnd.apache.parquet", "parquet"],
    ["arrow", "application/vnd.apache.arrow.stream", "arrows"],
  ])("of %s is a download with a name", async (format, mediaType, extension) => {
    const { status, headers } = await api.get(`${PATH}?format=${format}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(mediaType);
    expect(headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="a_b_1_\\d{8}_\\d{6}\\.${extension}"$`),
    );
  });

  test("is CSV without a format", async () => {
    expect((await api.get(PATH)).headers.get("content-type")).toBe("text/csv; charset=utf-8");
  });

  test.each(["format=xlsx", "include_params=maybe", "status=nope", "q=%28"])("?%s is 422", async (query) => {
    expect((await api.get(`${PATH}?${query}`)).status).toBe(422);
  });
});

describe("CSV", () => {
  test("has a line a run, the oldest first, and every value's text", async () => {
    const { text } = await api.get(`${PATH}?include_record=false`);
    expect(text).toBe(
      [
        "run_id,param_,param_lr,param_opt,param_opt.name,big,loss,mixed,status,text,derived_ok",
        'early,,1,,,,-Infinity,1,,"",False',
        `late,1,0.1,"{""name"":""sgd""}",sgd,${LONG},NaN,1,mine,"say ""hi"",\nplease ",True`,
        "",
      ].join("\n"),
    );
  });

  test("gives a metric with the name of another column another one", async () => {
    const { text } = await api.get(`${PATH}?include_params=false&include_derived=false`);
    const [names] = text.split("\n");
    expect(names).toBe(
      "run_id,experiment_id,status,context_fingerprint,params_fingerprint,seed_fingerprint,started_at,finished_at,duration_ms,big,loss,mixed,metric_status,text",
    );
  });

  test("of no runs is the names", async () => {
    expect((await api.get("/api/experiments/nobody/export")).text).toBe("run_id\n");
  });

  test("has what runs captured when that is asked for", async () => {
    const query =
      "include_record=false&include_params=0&include_metrics=False&include_derived=false&include_data=true";
    expect((await api.get(`${PATH}?${query}`)).text).toBe('run_id,data_curve\nearly,flat\nlate,"[1,2]"\n');
  });
});

describe("JSON lines", () => {
  test("have values as they are stored, and nothing where there is none", async () => {
    const { text } = await api.get(`${PATH}?format=jsonl&include_record=false&include_data=true`);
    const [early, late] = text.trim().split("\n");
    expect(JSON.parse(early ?? "")).toEqual({
      run_id: "early",
      param_lr: 1,
      loss: null,
      mixed: "1",
      text: "",
      derived_ok: false,
      data_curve: "flat",
    });
    expect(late).toContain(`"big":${LONG}`);
    expect(late).toContain('"param_opt":{"name":"sgd"}');
    expect(late).toContain('"data_curve":[1,2]');
  });
});

describe("Arrow", () => {
  test("has a type a column, and every value", async () => {
    const response = await api.app.request(`${PATH}?format=arrow&include_record=false`);
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()), { useBigInt: true });
    expect(table.numRows).toBe(2);
    expect(table.toColumns()).toMatchObject({
      run_id: ["early", "late"],
      big: [null, LONG],
      loss: Float64Array.of(Number.NEGATIVE_INFINITY, Number.NaN),
      mixed: ["1", "1"],
      text: ["", 'say "hi",\nplease '],
      derived_ok: [false, true],
      "param_opt.name": [null, "sgd"],
    });
  });

  test("of no runs is a table without rows", async () => {
    const response = await api.app.request("/api/experiments/nobody/export?format=arrow");
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    expect([table.numRows, table.numCols]).toEqual([0, 1]);
  });

  test("is one table however many batches it was written in", async () => {
    const many = Array.from({ length: 45_000 }, (_, i) =>
      runOf({ id: `r${String(i).padStart(5, "0")}`, metrics: { i } }),
    );
    const response = await testApiOf(openMemorySource(many)).app.request(
      "/api/export?format=arrow&include_record=false",
    );
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    expect(table.numRows).toBe(45_000);
    expect(table.getChild("i").at(44_999)).toBe(44_999);
    expect(table.getChild("run_id").at(20_000)).toBe("r20000");
  });
});

describe("what is exported", () => {
  const idsOf = (text: string) =>
    text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0]);

  test("of an experiment are its runs, and of those what a filter and a query match", async () => {
    expect(idsOf((await api.get(`${PATH}?include_metrics=0`)).text)).toEqual(["early", "late"]);
    expect(
      idsOf((await api.get(`${PATH}?q=${encodeURIComponent("params.lr < 0.5")}&include_metrics=0`)).text),
    ).toEqual(["late"]);
    expect(idsOf((await api.get(`${PATH}?experiment_id=c:1`)).text)).toEqual([]);
  });

  test("without an experiment are all runs that match", async () => {
    expect(idsOf((await api.get("/api/export?include_metrics=0")).text)).toEqual(["early", "late", "other"]);
    expect(idsOf((await api.get("/api/export?status=failed")).text)).toEqual(["other"]);
  });

  test("of a body are the runs that its filter matches", async () => {
    const answer = await api.post("/api/export", {
      filter: { experiment_id: "c:1" },
      include_metrics: false,
    });
    expect(idsOf(answer.text)).toEqual(["other"]);
    expect((await api.post("/api/export", { filter: { nope: 1 } })).status).toBe(422);
  });
});

test("who goes away ends the reading that goes before", async () => {
  const abort = new AbortController();
  let reads = 0;
  const many = testApiOf({
    ...openMemorySource(Array.from({ length: 1000 }, (_, i) => runOf({ id: `r${i}` }))),
    results: async () => {
      if (++reads === 100) abort.abort();
      return [];
    },
  });
  const response = await many.app.request("/api/export?include_data=true", { signal: abort.signal });
  expect(response.status).toBe(499);
  expect(reads).toBeLessThan(200);
});

test("who goes away ends the writing", async () => {
  let reads = 0;
  const many = Array.from({ length: 10_000 }, (_, i) => runOf({ id: `r${i}` }));
  const source = openMemorySource(many);
  const counting = testApiOf({
    ...source,
    result: async () => {
      reads++;
      return undefined;
    },
    results: async () => [{ name: "x", shape: null, dtype: null, metadata: {} }],
  });
  const response = await counting.app.request("/api/export?include_data=true");
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  const after = reads;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reads).toBe(after);
  expect(reads).toBeLessThan(1000);
});

describe("picked runs", () => {
  const idsOf = async (body: object) => {
    const { status, text } = await api.post("/api/export", { format: "jsonl", ...body });
    expect(status).toBe(200);
    return [...text.matchAll(/"run_id":"([^"]*)"/g)].map(([, id]) => id);
  };

  test("are exported and no others, however many are picked; who is unknown is left out", async () => {
    expect(await idsOf({ run_ids: ["other", "early", "nobody"] })).toEqual(["early", "other"]);
    expect(await idsOf({ run_ids: [] })).toEqual([]);
    const many = Array.from({ length: 20_000 }, (_, i) => `unknown-${i}`);
    expect(await idsOf({ run_ids: [...many, "late"] })).toEqual(["late"]);
  });

  test("must match what else is asked for", async () => {
    const run_ids = ["other", "early"];
    expect(await idsOf({ run_ids, q: "status = failed" })).toEqual(["other"]);
    expect(await idsOf({ run_ids, filter: { experiment_id: "a/b:1" } })).toEqual(["early"]);
    expect((await api.post("/api/export", { run_ids: "other" })).status).toBe(422);
  });
});
