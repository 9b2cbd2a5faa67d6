import { decodeTable } from "@atlas/core";
import { expect, test } from "vitest";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { dim: 1, word: "x" }, metrics: { loss: Number.NaN } }),
  runOf({ id: "a2", params: { dim: 2n ** 64n } }),
]);

test("answers the bytes of a table, and its data version", async () => {
  const body = JSON.stringify({ columns: ["params.dim", "metrics.loss"], q: "params.dim is present" });
  const response = await api.app.request("/api/columns", { method: "POST", body });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("x-atlas-version")).toBe(String(api.source.state().version));
  const table = decodeTable(new Uint8Array(await response.arrayBuffer()))!;
  expect([...table.paths].sort()).toEqual(["metrics.loss", "params.dim", "record.run_id"]);
  expect(
    table.runIds.map((_, row) => [table.cell(row, "params.dim"), table.cell(row, "metrics.loss")]),
  ).toEqual([
    [1, Number.NaN],
    [2n ** 64n, undefined],
  ]);
});

test("has an ETag of the question", async () => {
  const ask = (columns: string[], headers = {}) => api.post("/api/columns", { columns }, headers);
  const etag = (await ask(["params.dim"])).headers.get("etag") ?? "";
  expect(etag).not.toBe("");
  expect((await ask(["params.dim"], { "if-none-match": etag })).status).toBe(304);
  expect((await ask(["params.word"], { "if-none-match": etag })).status).toBe(200);
});

test.each([
  [{}, ["body", "columns"]],
  [{ columns: ["dim"] }, ["body", "columns", 0]],
  [{ columns: [], limit: 1 }, ["body", "limit"]],
])("%j is 422, with the place", async (body, loc) => {
  expect(await api.post("/api/columns", body)).toMatchObject({ status: 422, body: { detail: [{ loc }] } });
});
