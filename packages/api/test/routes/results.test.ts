import { openMemorySource } from "@atlas/core";
import { expect, test } from "vitest";
import { runOf, testApiOf } from "../test-api.ts";

const api = testApiOf(
  openMemorySource([runOf({ id: "r" }), runOf({ id: "bare" })], {
    files: new Map([
      [
        "r",
        {
          results: [
            { name: "big", data: 9007199254740993n, shape: null, dtype: null, metadata: {} },
            {
              name: "train/loss",
              data: [
                [0, Number.NaN],
                [1, Number.NEGATIVE_INFINITY],
              ],
              shape: [2, 2],
              dtype: "float64",
              metadata: { type: "stepped_metric" },
            },
          ],
        },
      ],
    ]),
  }),
);

test("what a run captured is listed without the values; an unknown run is 404", async () => {
  expect((await api.get("/api/runs/r/data")).body).toEqual({
    run_id: "r",
    entries: [
      { name: "big", shape: null, dtype: null, metadata: {} },
      { name: "train/loss", shape: [2, 2], dtype: "float64", metadata: { type: "stepped_metric" } },
    ],
  });
  expect((await api.get("/api/runs/bare/data")).body).toEqual({ run_id: "bare", entries: [] });
  expect((await api.get("/api/runs/nope/data")).status).toBe(404);
});

test("a value keeps its digits; what JSON cannot hold is null and named", async () => {
  expect((await api.get("/api/runs/r/data/big")).text).toContain('"data":9007199254740993');
  expect((await api.get("/api/runs/r/data/train%2Floss")).body).toEqual({
    name: "train/loss",
    data: [
      [0, null],
      [1, null],
    ],
    shape: [2, 2],
    dtype: "float64",
    metadata: { type: "stepped_metric" },
    non_finite: { "data[0][1]": "NaN", "data[1][1]": "-Infinity" },
  });
});

test("a name that there is not is 404", async () => {
  expect(await api.get("/api/runs/r/data/nope")).toMatchObject({
    status: 404,
    body: { detail: "Data entry not found: r/nope" },
  });
});
