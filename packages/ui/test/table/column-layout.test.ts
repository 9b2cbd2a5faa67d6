import type { FieldInfo } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { columnLayout, type TextMeasure } from "../../src/table/column-layout.ts";

const PER_CHARACTER = { value: 7, mono: 8, head: 6 };
const measure: TextMeasure = (text, style) => PER_CHARACTER[style] * text.length;

const LOSS: FieldInfo = {
  path: "metrics.loss",
  type: "numeric",
  count: 9,
  distinct: 9,
  min_value: 0.25,
  max_value: 81.125,
};

describe("columnLayout", () => {
  it("puts numbers and times to the right, words to the left", () => {
    expect(columnLayout(LOSS.path, LOSS, [], measure).align).toBe("right");
    expect(columnLayout("record.started_at", undefined, [], measure).align).toBe("right");
    expect(columnLayout("params.name", undefined, ["a"], measure).align).toBe("left");
  });

  it("is as wide as its widest value or its head needs", () => {
    const name: FieldInfo = {
      path: "params.name",
      type: "string",
      count: 1,
      distinct: 1,
      values: ["x".repeat(20)],
    };
    expect(columnLayout(name.path, name, ["short"], measure).width).toBe(20 * 7 + 16);
    expect(columnLayout("params.a_rather_long_name", undefined, [1], measure).width).toBe(18 * 6 + 34 + 16);
    expect(columnLayout("params.x", undefined, [1], measure).width).toBe(56);
  });

  it("is never wider than a person wants to read", () => {
    expect(columnLayout("params.x", undefined, ["x".repeat(5000)], measure).width).toBe(316);
    expect(columnLayout(`params.${"x".repeat(200)}`, undefined, [1], measure).width).toBe(256);
  });

  it("knows the range of the field beside the values that it has seen", () => {
    const { format } = columnLayout(LOSS.path, LOSS, [0.5], measure);
    expect(format(81.125)).toBe("81.13");
    expect(format(0.25)).toBe("0.25");
  });

  it("sets hashes in mono", () => {
    expect(columnLayout("record.params_fingerprint", undefined, ["0123"], measure)).toMatchObject({
      isMono: true,
    });
  });
});
