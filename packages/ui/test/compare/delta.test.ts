import { describe, expect, it } from "vitest";
import { deltaOf, formatDifference, formatShare } from "../../src/compare/delta.ts";
import {
  type Directions,
  judge,
  readDirections,
  turnDirection,
  writeDirections,
} from "../../src/compare/direction.ts";

describe("how far a value is from the baseline's", () => {
  it("is told absolutely, and in parts of the baseline's size", () => {
    expect(deltaOf(3, 2)).toEqual({ difference: 1, share: 0.5 });
    expect(deltaOf(-3, -2)).toEqual({ difference: -1, share: -0.5 });
    expect(deltaOf(1, 0)).toEqual({ difference: 1, share: undefined });
    expect(deltaOf(2n ** 60n + 1n, 2n ** 60n)?.difference).toBe(1n);
  });

  it("is nothing unless both are finite numbers", () => {
    for (const other of [null, "1", true, Number.NaN, Number.POSITIVE_INFINITY, [1]])
      expect([deltaOf(other, 1), deltaOf(1, other)]).toEqual([undefined, undefined]);
  });

  it("is written with its sign, in percent, and as a factor where that says more", () => {
    expect([formatDifference(0.55), formatDifference(-2), formatDifference(0)]).toEqual([
      "+0.55",
      "\u22122",
      "0",
    ]);
    expect([formatShare(0.125), formatShare(-0.5), formatShare(0.0002)]).toEqual([
      "+12.5%",
      "\u221250%",
      "+0.02%",
    ]);
    expect(formatShare(10)).toBe("11\u00d7");
    expect(formatShare(Number.POSITIVE_INFINITY)).toBe("");
  });
});

describe("the direction of a metric", () => {
  it("decides what is better, and without one nothing is", () => {
    expect([judge(-1, "lower"), judge(1, "lower"), judge(1, "higher"), judge(-1n, "higher")]).toEqual([
      "better",
      "worse",
      "better",
      "worse",
    ]);
    expect([judge(1, undefined), judge(0, "lower"), judge(0n, "higher")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("turns from none to lower, to higher, to none", () => {
    let directions: Directions = new Map();
    const seen = Array.from({ length: 3 }, () => {
      directions = turnDirection(directions, "metrics.loss");
      return directions.get("metrics.loss");
    });
    expect(seen).toEqual(["lower", "higher", undefined]);
  });

  it("is given back by the text that keeps it, whatever else that holds", () => {
    const directions: Directions = new Map([
      ["metrics.__proto__", "lower"],
      ["metrics.a,b", "higher"],
    ]);
    expect(readDirections(writeDirections(directions))).toEqual(directions);
    for (const text of [null, "", "{}", "[1]", '[["loss","lower"]]', '[["metrics.a","best"]]'])
      expect(readDirections(text).size).toBe(0);
  });
});
