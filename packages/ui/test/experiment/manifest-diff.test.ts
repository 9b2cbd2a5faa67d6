import type { JsonObject, Manifest } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { diffManifests } from "../../src/experiment/manifest-diff.ts";

function manifest(content: JsonObject): Manifest {
  return {
    experiment_id: "e:1",
    timestamp: "20260101_000000",
    submitted_at: "",
    name: "e",
    version: "1",
    tags: [],
    total_runs: 1,
    content,
  };
}

const diff = (earlier: JsonObject, later: JsonObject) => diffManifests(manifest(earlier), manifest(later));

describe("what changed between two manifests", () => {
  it("is told where it is, as far in as it goes", () => {
    expect(
      diff(
        { params: { spec: { lr: 0.1, noise: 0 } }, seeds: { base: 1 } },
        { params: { spec: { lr: 0.1, noise: 1 } }, seeds: { base: 1 } },
      ),
    ).toEqual([{ path: ["params", "spec", "noise"], kind: "changed", before: [0], after: [1] }]);
  });

  it("is, of lists, what only one of them has", () => {
    expect(diff({ lr: [1, 2, 2, 3] }, { lr: [3, 2, 4] })).toEqual([
      { path: ["lr"], kind: "changed", before: [1, 2], after: [4] },
    ]);
    expect(diff({ tags: ["a", "b"] }, { tags: ["b", "a"] })).toEqual([]);
  });

  it("is what came and what went, what is nested down to its values", () => {
    expect(diff({ old: { a: 1, b: {} }, kept: null }, { kept: null, fresh: 2 })).toEqual([
      { path: ["fresh"], kind: "added", before: [], after: [2] },
      { path: ["old", "a"], kind: "removed", before: [1], after: [] },
      { path: ["old", "b"], kind: "removed", before: [{}], after: [] },
    ]);
  });

  it("is not the time of submission, nor the same number in another type", () => {
    const big = 2n ** 60n;
    expect(
      diff(
        { submitted_at: "then", seed: big, x: Number.NaN },
        { submitted_at: "now", seed: big, x: Number.NaN },
      ),
    ).toEqual([]);
    expect(diff({ x: "1" }, { x: 1 })).toHaveLength(1);
  });

  it("takes names that an object inherits for ordinary ones", () => {
    const odd = JSON.parse('{"__proto__": 1, "constructor": 2, "": 3}');
    expect(diff({}, odd).map(({ path }) => path)).toEqual([["__proto__"], ["constructor"], [""]]);
  });
});
