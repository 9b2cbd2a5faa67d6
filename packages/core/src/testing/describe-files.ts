import { describe, expect, it } from "vitest";
import type { OpenedDataset } from "./opened-dataset.ts";
import { sampleFiles } from "./sample-files.ts";
import { sampleManifests, sampleRuns } from "./sample-runs.ts";

const STRANGE = "b/1 %2F?#ü";

/** What every data set must know of what `sampleRuns` left behind, and of how they were asked for. */
export function describeFiles(opened: () => OpenedDataset): void {
  describe("manifests and problems", () => {
    it("has the versions of a manifest whole, the newest first", async () => {
      const [older, newer] = sampleManifests();
      expect(await opened().dataset.manifests("alpha:1.0")).toEqual([newer, older]);
      expect(await opened().dataset.manifests("team/β:2")).toEqual([]);
      expect(await opened().dataset.manifests("nobody")).toEqual([]);
    });

    it("has a page of the problems", async () => {
      const { problems, version } = opened().source.state();
      expect(await opened().dataset.problems()).toEqual({ problems, total: problems.length, version });
      expect(await opened().dataset.problems({ limit: 1, offset: 9 })).toMatchObject({ problems: [] });
      for (const page of [{ limit: 0 }, { limit: 1001 }, { offset: -1 }]) {
        await expect(opened().dataset.problems(page)).rejects.toMatchObject({ code: "invalid_query" });
      }
    });
  });

  describe("artifacts", () => {
    it("lists those of a run", async () => {
      for (const { record, artifacts } of sampleRuns()) {
        expect(await opened().dataset.artifacts(record.run_id)).toEqual(artifacts);
      }
      expect(await opened().dataset.artifacts("nobody")).toBeUndefined();
    });

    it("shows what one holds", async () => {
      const curve = {
        ...{ artifact_id: "f1", name: "curve", kind: "numpy", format: "npz", size_bytes: 4 },
        preview: sampleFiles().get("a1")!.previews!.get("f1"),
        ...{ preview_truncated: false, content_available: true },
      };
      expect(await opened().dataset.preview("a1", "curve")).toEqual(curve);
      expect(await opened().dataset.preview("a1", "f1")).toEqual(curve);
      expect(await opened().dataset.preview("a1", "nothing")).toBeUndefined();
      expect(await opened().dataset.preview("nobody", "curve")).toBeUndefined();
    });

    it("finds names that no address can hold, the later of two of one name", async () => {
      const found = async (name: string) => (await opened().dataset.preview(STRANGE, name))?.artifact_id;
      expect(await found("a/b %")).toBe("g1");
      expect(await found("..")).toBe("g3");
      expect(await found("g2")).toBe("g2");
      expect(await found(".")).toBeUndefined();
    });
  });

  describe("logs", () => {
    it("lists those of a run", async () => {
      expect(await opened().dataset.logs("a1")).toEqual(["run", "stage 2/worker"]);
      expect(await opened().dataset.logs("a2")).toEqual([]);
      expect(await opened().dataset.logs("nobody")).toBeUndefined();
    });

    it("has parts that begin and end at whole characters", async () => {
      const { dataset } = opened();
      expect(await dataset.log("a1", "run", { offset: 0, limit: 100 })).toEqual({
        content: "größe\ntwo\n",
        ...{ offset: 0, next_offset: 12, size: 12 },
      });
      expect(await dataset.log("a1", "run", { offset: 0, limit: 5 })).toEqual({
        content: "grö",
        ...{ offset: 0, next_offset: 4, size: 12 },
      });
      expect(await dataset.log("a1", "run", { tail: 4 })).toEqual({
        content: "two\n",
        ...{ offset: 8, next_offset: 12, size: 12 },
      });
      expect(await dataset.log("a1", "run", { offset: 99, limit: 1 })).toMatchObject({
        content: "",
        size: 12,
      });
      expect(await dataset.log(STRANGE, "run", { tail: 9 })).toMatchObject({ content: "A" });
      expect(await dataset.log("a1", "stage 2/worker", { tail: 1 })).toMatchObject({ content: "", size: 0 });
    });

    it("has none that there is not, and refuses what is no part", async () => {
      const { dataset } = opened();
      expect(await dataset.log("a1", "nothing", { tail: 1 })).toBeUndefined();
      expect(await dataset.log("nobody", "run", { tail: 1 })).toBeUndefined();
      for (const range of [{ tail: -1 }, { offset: -1, limit: 1 }, { offset: 0, limit: 1.5 }]) {
        await expect(dataset.log("a1", "run", range)).rejects.toMatchObject({ code: "invalid_query" });
      }
    });
  });

  describe("results", () => {
    it("lists those of a run, without their values", async () => {
      const results = sampleFiles().get("a1")!.results!;
      expect(await opened().dataset.results("a1")).toEqual(results.map(({ data: _, ...info }) => info));
      expect(await opened().dataset.results("a2")).toEqual([]);
      expect(await opened().dataset.results("nobody")).toBeUndefined();
    });

    it("has each whole, with what JSON has no word for", async () => {
      for (const result of sampleFiles().get("a1")!.results!) {
        expect(await opened().dataset.result("a1", result.name)).toEqual(result);
      }
      expect(await opened().dataset.result("a1", "nothing")).toBeUndefined();
      expect(await opened().dataset.result("nobody", "weights")).toBeUndefined();
    });
  });
}
