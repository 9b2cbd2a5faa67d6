import type { JsonValue, Problem } from "@atlas/core";
import { memoryFileSystem } from "@atlas/store";
import { countingFileSystem, pythonJson } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";
import { runFilesIn } from "./place.ts";

const RECORD = ["runs/r.json", "{}"] as const;

/** A file of `results/` as metalab writes it. */
function result(name: string, data: JsonValue, described: Record<string, JsonValue> = {}) {
  const content = { data, dtype: null, metadata: {}, shape: null, ...described };
  return [`results/r/${name}.json`, pythonJson(content)] as const;
}

describe("what a run captured", () => {
  it("is listed without its values, also what lies in sub-folders, in natural order", async () => {
    const files = await runFilesIn([
      RECORD,
      result("layer10", [1, 2], { dtype: "int64", shape: [2] }),
      result("layer2", 1),
      result("train/deep/loss", [[0, 1]], { metadata: { type: "stepped_metric" }, shape: [1, 2] }),
      ["results/r/x.tmp.01234567", "{"],
      ["results/r/notes.txt", ""],
      ["results/other/y.json", "{}"],
    ]);
    expect(await files.results("r")).toEqual([
      { name: "layer2", shape: null, dtype: null, metadata: {} },
      { name: "layer10", shape: [2], dtype: "int64", metadata: {} },
      { name: "train/deep/loss", shape: [1, 2], dtype: null, metadata: { type: "stepped_metric" } },
    ]);
    expect(await files.results("nobody")).toBeUndefined();
    expect(await (await runFilesIn([RECORD])).results("r")).toEqual([]);
  });

  it("has its value, with all digits and what is not finite", async () => {
    const data = [Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 60n, -0];
    const files = await runFilesIn([RECORD, result("a/b", data, { dtype: "float64", shape: [4] })]);
    expect(await files.result("r", "a/b")).toEqual({
      name: "a/b",
      data,
      dtype: "float64",
      shape: [4],
      metadata: {},
    });
    expect(await files.result("r", "a")).toBeUndefined();
    expect(await files.result("nobody", "a/b")).toBeUndefined();
  });

  it("is null where null was captured, and has no shape that is none", async () => {
    const odd = { dtype: 5, shape: "x", metadata: [] };
    const files = await runFilesIn([RECORD, result("none", null), result("odd", 1, odd)]);
    expect(await files.result("r", "none")).toMatchObject({ data: null });
    expect(await files.result("r", "odd")).toEqual({
      name: "odd",
      data: 1,
      dtype: null,
      shape: null,
      metadata: {},
    });
  });

  it("is told to be broken where it is, and hides nothing else", async () => {
    const told: (readonly Problem[])[] = [];
    const store = [
      RECORD,
      result("good", 1),
      ["results/r/cut.json", '{"data": ['],
      ["results/r/list.json", "[1]"],
      ["results/r/empty.json", "{}"],
    ] as const;
    const files = await runFilesIn(store, { onProblems: (_, problems) => told.push(problems) });
    expect((await files.results("r"))?.map(({ name }) => name)).toEqual(["good"]);
    expect(
      told
        .at(-1)
        ?.map(({ path, reason, effect }) => `${path} ${reason} ${effect}`)
        .sort(),
    ).toEqual([
      "results/r/cut.json is not JSON: the text ends too early at character 10 skipped",
      "results/r/empty.json holds no data skipped",
      "results/r/list.json holds a list, not an object skipped",
    ]);
    await expect(files.result("r", "list")).rejects.toMatchObject({
      code: "unavailable",
      message: "results/r/list.json holds a list, not an object",
    });
  });

  it.each(["..", "", ".", "a//b", "./a", "a/../a", "/a", "../r/a", "nul\0byte", "a/"])(
    "is not under any name that is no path of a file: %j",
    async (name) => {
      const files = await runFilesIn([
        RECORD,
        result("a", 1),
        result("a/b", 1),
        ["results/.json", '{"data": 1}'],
      ]);
      expect(await files.result("r", name)).toBeUndefined();
    },
  );

  it("is described by its end where it is large", async () => {
    const steps = Array.from({ length: 100_000 }, (_, i) => [i, i / 2]);
    const described = {
      dtype: null,
      metadata: { type: "stepped_metric", note: 'a "dtype": ] }' },
      shape: [100_000, 2],
    };
    const { fs, calls } = countingFileSystem(memoryFileSystem([RECORD, result("loss", steps, described)]));
    const files = await runFilesIn(fs);
    const before = calls.length;
    expect(await files.results("r")).toEqual([{ name: "loss", ...described }]);
    expect(calls.slice(before).filter(({ operation }) => operation === "read")).toHaveLength(1);
    expect((await files.result("r", "loss"))?.data).toEqual(steps);
  });

  it("is described by all of it where its end does not say enough", async () => {
    const described = { shape: [400_000], dtype: "int8", metadata: { labels: ["x".repeat(100_000)] } };
    const zeros = new Array(400_000).fill(0);
    const files = await runFilesIn([
      RECORD,
      result("a", zeros, described),
      [
        "results/r/b.json",
        JSON.stringify({ ...described, metadata: { dtype: "<f8", metadata: {}, shape: [1] }, data: zeros }),
      ],
      ["results/r/cut.json", `{"data": [${"1, ".repeat(200_000)}`],
    ]);
    expect(await files.results("r")).toEqual([
      { name: "a", ...described },
      { name: "b", ...described, metadata: { dtype: "<f8", metadata: {}, shape: [1] } },
    ]);
  });
});
