import { type Artifact, type Content, openMemorySource } from "@atlas/core";
import { describe, expect, test, vi } from "vitest";
import { serve } from "../serve.ts";
import { runOf, testApiOf } from "../test-api.ts";

const NAMES = ["plot", "preview", "", ".", "..", "%", "50%25", "a/b", "ü ?#", 'say "hi"\n', "twin", "twin"];

/** The n-th artifact, with its place as its id. */
function artifactOf(name: string, n: number): Artifact {
  return {
    artifact_id: `id-${n}`,
    name,
    kind: "text",
    format: "txt",
    content_hash: null,
    size_bytes: null,
    metadata: {},
  };
}

/** What is in the n-th artifact: 1000 bytes by its place. */
function bytesOf(n: number): Uint8Array {
  return Uint8Array.from({ length: 1000 }, (_, i) => (i * 7 + n) % 256);
}

const artifacts = [...NAMES.map(artifactOf), artifactOf("gone", 99)];
const source = openMemorySource([runOf({ id: "r/1", artifacts })], {
  files: new Map([["r/1", { artifacts: new Map(NAMES.map((_, n) => [`id-${n}`, bytesOf(n)])) }]]),
});
const api = testApiOf(source);
const urlOf = (name: string) => `/api/runs/r%2F1/artifacts/${encodeURIComponent(name)}`;

async function download(name: string, headers: Record<string, string> = {}) {
  const response = await api.app.request(urlOf(name), { headers });
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

describe("the list", () => {
  test("is of all of them, and 304 as long as it is the same", async () => {
    const answer = await api.get("/api/runs/r%2F1/artifacts");
    expect(answer.body).toEqual(artifacts);
    const etag = answer.headers.get("etag") ?? "";
    expect(await api.get("/api/runs/r%2F1/artifacts", { "if-none-match": etag })).toMatchObject({
      status: 304,
      text: "",
    });
  });

  test("of an unknown run is 404", async () => {
    expect(await api.get("/api/runs/nope/artifacts")).toMatchObject({
      status: 404,
      body: { detail: "Run not found: nope" },
    });
  });
});

describe("the bytes", () => {
  test.each(NAMES.map((name, n) => [name, n] as const))("of %j by id", async (_, n) => {
    expect((await download(`id-${n}`)).bytes).toEqual(bytesOf(n));
  });

  test.each(["plot", "preview", "%", "50%25", "a/b", "ü ?#", 'say "hi"\n'])("of %j by name", async (name) => {
    const answer = await download(name);
    expect(answer.bytes).toEqual(bytesOf(NAMES.indexOf(name)));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-length": "1000",
      "accept-ranges": "bytes",
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  test("of two with one name are those of the later", async () => {
    expect((await download("twin")).bytes).toEqual(bytesOf(11));
  });

  test("of one that is not there, and of one whose file is not, are 404", async () => {
    for (const name of ["nope", "gone"])
      expect(await api.get(urlOf(name))).toMatchObject({
        status: 404,
        body: { detail: `Artifact not found: r/1/${name}` },
      });
    expect((await api.get("/api/runs/nope/artifacts/plot")).status).toBe(404);
  });

  test("are 304 for who has them, by ETag or by date", async () => {
    const { headers } = await download("plot");
    const etag = headers.get("etag") ?? "";
    expect(etag).toMatch(/^"/);
    for (const known of [
      { "if-none-match": etag },
      { "if-none-match": `"x", W/${etag}` },
      { "if-none-match": "*" },
      { "if-modified-since": headers.get("last-modified") ?? "" },
    ])
      expect((await download("plot", known)).status).toBe(304);
    const older = new Date(Date.now() - 86_400_000).toUTCString();
    expect((await download("plot", { "if-modified-since": older })).status).toBe(200);
    expect(
      (
        await download("plot", {
          "if-none-match": '"x"',
          "if-modified-since": headers.get("last-modified") ?? "",
        })
      ).status,
    ).toBe(200);
  });

  test("are had in ranges", async () => {
    const part = await download("plot", { range: "bytes=10-19" });
    expect(part.status).toBe(206);
    expect(part.bytes).toEqual(bytesOf(0).subarray(10, 20));
    expect(part.headers.get("content-range")).toBe("bytes 10-19/1000");
    expect(part.headers.get("content-length")).toBe("10");
    expect((await download("plot", { range: "bytes=-5" })).bytes).toEqual(bytesOf(0).subarray(995));
    const several = await download("plot", { range: "bytes=0-1,5-6" });
    expect(several).toMatchObject({ status: 200, bytes: bytesOf(0) });
  });

  test("beyond the end are 416", async () => {
    const answer = await api.get(urlOf("plot"), { range: "bytes=1000-" });
    expect(answer).toMatchObject({ status: 416, body: { detail: "There are only 1000 bytes" } });
    expect(answer.headers.get("content-range")).toBe("bytes */1000");
  });

  test("are whole for who has a part of another file", async () => {
    const { headers } = await download("plot");
    const range = "bytes=0-9";
    expect((await download("plot", { range, "if-range": headers.get("etag") ?? "" })).status).toBe(206);
    expect((await download("plot", { range, "if-range": headers.get("last-modified") ?? "" })).status).toBe(
      206,
    );
    expect((await download("plot", { range, "if-range": '"other"' })).status).toBe(200);
  });

  test("are not sent, nor read, for HEAD", async () => {
    let reads = 0;
    const counted = countingReads(() => reads++);
    const answer = await testApiOf(counted).send("HEAD", urlOf("plot"));
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers.get("content-length")).toBe("1000");
    expect(reads).toBe(0);
  });

  test("are never compressed", async () => {
    const { headers, bytes } = await download("plot", { "accept-encoding": "gzip" });
    expect(headers.get("content-encoding")).toBeNull();
    expect(bytes).toEqual(bytesOf(0));
  });
});

/** The source, with a word for each read of an artifact. */
function countingReads(read: () => void, sizeBytes?: number) {
  return {
    ...source,
    artifact: async (runId: string, name: string) => {
      const found = await source.artifact(runId, name);
      if (found?.content === undefined) return found;
      const { content } = found;
      const counting: Content = {
        modifiedMs: content.modifiedMs,
        sizeBytes: sizeBytes ?? content.sizeBytes,
        read: (start, end) => {
          read();
          return sizeBytes === undefined
            ? content.read(start, end)
            : Promise.resolve(new Uint8Array(Math.min(end, sizeBytes) - start));
        },
      };
      return { ...found, content: counting };
    },
  };
}

describe("over a socket", () => {
  test("a large file is read as it is sent, and no further when the client goes away", async () => {
    let reads = 0;
    const server = await serve(testApiOf(countingReads(() => reads++, 2 ** 32)).app);
    const abort = new AbortController();
    const response = await fetch(server.url + urlOf("plot"), { signal: abort.signal });
    expect(response.headers.get("content-length")).toBe(String(2 ** 32));
    await response.body?.getReader().read();
    abort.abort();
    await expect
      .poll(async () => {
        const before = reads;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return reads - before;
      })
      .toBe(0);
    expect(reads).toBeLessThan(2 ** 32 / (256 * 1024));
    await server.close();
  });

  test("a file that becomes shorter meanwhile ends the connection, never the answer", async () => {
    const shrinking = {
      ...source,
      artifact: async (runId: string, name: string) => {
        const found = await source.artifact(runId, name);
        if (found?.content === undefined) return found;
        const { modifiedMs } = found.content;
        const read = async (start: number, end: number) =>
          new Uint8Array(Math.max(0, Math.min(end, 300_000) - start));
        return { ...found, content: { sizeBytes: 1_000_000, modifiedMs, read } };
      },
    };
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const server = await serve(testApiOf(shrinking).app);
    const response = await fetch(server.url + urlOf("plot"));
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow();
    await server.close();
    expect(said).toHaveBeenCalledWith(expect.objectContaining({ code: "unavailable" }));
    said.mockRestore();
  });

  test("a file that is gone when it is read is 404", async () => {
    const vanished = {
      ...source,
      artifact: async (runId: string, name: string) => {
        const found = await source.artifact(runId, name);
        const content = { sizeBytes: 10, modifiedMs: 0, read: async () => undefined };
        return found && { ...found, content };
      },
    };
    expect((await testApiOf(vanished).get(urlOf("plot"))).status).toBe(404);
  });
});

describe("the preview", () => {
  const previewed = testApiOf(
    openMemorySource([runOf({ id: "r", artifacts })], {
      files: new Map([
        ["r", { previews: new Map([["id-1", { json_content: { loss: Number.NaN }, note: "cut" }]]) }],
      ]),
    }),
  );

  test("has null for what does not fit, and the names of what JSON cannot hold", async () => {
    expect(await previewed.get("/api/runs/r/artifacts/preview/preview")).toMatchObject({
      status: 200,
      body: {
        artifact_id: "id-1",
        name: "preview",
        preview: {
          json_content: { loss: null },
          numpy_info: null,
          text_content: null,
          image_thumbnail: null,
          note: "cut",
        },
        preview_truncated: false,
        content_available: false,
        non_finite: { "preview.json_content.loss": "NaN" },
      },
    });
  });

  test("of one that is not there is 404", async () => {
    expect(await previewed.get("/api/runs/r/artifacts/nope/preview")).toMatchObject({
      status: 404,
      body: { detail: "Artifact not found: r/nope" },
    });
  });
});
