import { describe, expect, it } from "vitest";
import { combPaths, countStates, stateWords, withPlannedSeeds } from "../../src/experiment/seed-comb.ts";

describe("the comb of a configuration", () => {
  it("has a tooth a seed, in one outline for each state", () => {
    const paths = combPaths("ssf.");
    expect(paths.map(({ letter }) => letter)).toEqual(["s", "f", "."]);
    expect(paths.map(({ path }) => path.match(/M/g)?.length)).toEqual([2, 1, 1]);
    expect(paths[1]!.path).toMatch(/^M2 16v-16/);
    expect(combPaths("")).toEqual([]);
  });

  it("says its states in words", () => {
    expect(stateWords("ssf.")).toBe("2 success, 1 failed, 1 missing of 4");
    expect(countStates("ssrc.o")).toEqual({ s: 2, f: 0, r: 1, c: 1, o: 1, ".": 1 });
  });

  it("has a stub for every seed that is planned and that no run has had", () => {
    expect(withPlannedSeeds("ss", 4)).toBe("ss..");
    expect(withPlannedSeeds("ss", 1)).toBe("ss");
    expect(withPlannedSeeds("ss", undefined)).toBe("ss");
  });
});
