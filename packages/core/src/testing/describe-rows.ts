import { describe, expect, it } from "vitest";
import type { FieldPath } from "../model/field.ts";
import { columnOf, idsOf, type OpenedDataset, sortedBy } from "./opened-dataset.ts";
import { sampleRuns } from "./sample-runs.ts";

/** Which rows of `sampleRuns` every data set must have, and in which order. */
export function describeRows(opened: () => OpenedDataset): void {
  describe("rows", () => {
    it("has the newest runs first, missing times last, equal ones by run_id", async () => {
      expect(await idsOf(opened().dataset, {})).toEqual([
        "b/1 %2F?#ü",
        "b2",
        "a4",
        "a2",
        "a0",
        "a1",
        "a3",
        "b3",
      ]);
      expect(await idsOf(opened().dataset, { sort: [] })).toEqual(await idsOf(opened().dataset, {}));
    });

    it("keeps what JSON has no word for", async () => {
      expect(await columnOf(opened().dataset, "metrics.loss")).toEqual({
        ...{ a0: undefined, a1: 0.25, a2: Number.NaN, a3: Infinity, a4: -Infinity },
        ...{ "b/1 %2F?#ü": 10, b2: -0, b3: 10 },
      });
      expect(await columnOf(opened().dataset, "metrics.big")).toMatchObject({
        a1: 9007199254740993n,
        a2: 9007199254740994n,
        a3: 12,
      });
    });

    it.each<[FieldPath, Readonly<Record<string, unknown>>]>([
      ["metrics.mixed", { a1: 3, a2: "diverged", a3: true, a4: [1, { a: 2 }] }],
      [
        "params.opt",
        { a1: { lr: 1, decay: { rate: 0.5 } }, a2: { lr: 2 }, a3: { lr: null }, a4: [1, Number.NaN, null] },
      ],
      ["params.opt.lr", { a1: 1, a2: 7 }],
      ["params.opt.decay.rate", { a1: 0.5 }],
      ["params.layers", { a1: 2, a2: 10, a4: 10 }],
      ["params.__proto__", { "b/1 %2F?#ü": 1 }],
      ["params.constructor", { "b/1 %2F?#ü": "c" }],
      ["params.", { "b/1 %2F?#ü": "empty" }],
      ["derived.lone", { "b/1 %2F?#ü": "\ud800" }],
      ["derived.nul", { "b/1 %2F?#ü": "a\u0000b" }],
      ["record.error.type", { a4: "ValueError" }],
      ["record.tags", { a3: ["slow", "größe"] }],
      ["metrics.nobody", {}],
    ])("has the cells of %s, and none where there is nothing", async (path, cells) => {
      const nothing = Object.fromEntries(sampleRuns().map(({ record }) => [record.run_id, undefined]));
      expect(await columnOf(opened().dataset, path)).toEqual({ ...nothing, ...cells });
    });

    it("has times as stored", async () => {
      expect(await columnOf(opened().dataset, "record.started_at")).toEqual(
        Object.fromEntries(sampleRuns().map(({ record }) => [record.run_id, record.started_at ?? undefined])),
      );
    });

    it("has the columns in the order asked for, the same one twice if need be", async () => {
      const { columns } = await opened().dataset.rows({
        columns: ["record.run_id", "params.lr", "record.run_id"],
        filter: { status: ["failed"] },
      });
      expect(columns).toEqual([["a4"], [-0], ["a4"]]);
    });

    it("counts what the page was taken from", async () => {
      const { total, counts, version } = await opened().dataset.rows({
        columns: [],
        filter: { experiment_id: "team/β:2" },
      });
      expect(total).toBe(3);
      expect(counts).toEqual({
        all: 8,
        matched: 3,
        success: 1,
        failed: 0,
        running: 1,
        cancelled: 0,
        other: 1,
      });
      expect(version).toBe(opened().source.state().version);
    });

    it("pages", async () => {
      const all = await idsOf(opened().dataset, {});
      expect(await idsOf(opened().dataset, { limit: 3 })).toEqual(all.slice(0, 3));
      expect(await idsOf(opened().dataset, { limit: 3, offset: 6 })).toEqual(all.slice(6));
      expect(await idsOf(opened().dataset, { offset: 8 })).toEqual([]);
      expect((await opened().dataset.rows({ columns: [], limit: 1, offset: 99 })).total).toBe(8);
    });
  });

  describe("sorting", () => {
    it("puts NaN and then missing values last in both orders, and equal ones by run_id", async () => {
      expect(await sortedBy(opened().dataset, { field: "metrics.loss", order: "asc" })).toEqual([
        "a4",
        "b2",
        "a1",
        "b/1 %2F?#ü",
        "b3",
        "a3",
        "a2",
        "a0",
      ]);
      expect(await sortedBy(opened().dataset, { field: "metrics.loss", order: "desc" })).toEqual([
        "a3",
        "b/1 %2F?#ü",
        "b3",
        "a1",
        "b2",
        "a4",
        "a2",
        "a0",
      ]);
    });

    it("puts numbers before strings before booleans before lists", async () => {
      const rest = ["a0", "b/1 %2F?#ü", "b2", "b3"];
      expect(await sortedBy(opened().dataset, { field: "metrics.mixed", order: "asc" })).toEqual([
        "a1",
        "a2",
        "a3",
        "a4",
        ...rest,
      ]);
      expect(await sortedBy(opened().dataset, { field: "metrics.mixed", order: "desc" })).toEqual([
        "a4",
        "a3",
        "a2",
        "a1",
        ...rest,
      ]);
    });

    it("puts strings by code point and big integers by all their digits", async () => {
      const grades = await sortedBy(opened().dataset, { field: "derived.grade", order: "desc" });
      expect(grades.slice(0, 4)).toEqual(["a4", "a3", "a2", "a1"]);
      const bigs = await sortedBy(opened().dataset, { field: "metrics.big", order: "desc" });
      expect(bigs.slice(0, 3)).toEqual(["a2", "a1", "a3"]);
    });

    it("takes several keys, and one that nobody has", async () => {
      expect(
        await sortedBy(
          opened().dataset,
          { field: "metrics.nobody", order: "asc" },
          { field: "record.experiment_id", order: "desc" },
          { field: "params.lr", order: "asc" },
        ),
      ).toEqual(["b2", "b/1 %2F?#ü", "b3", "a4", "a2", "a0", "a1", "a3"]);
    });
  });
}
