import { parseQuery, printQuery, type Query } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { brushOn, brushText, readBrush, withBrush } from "../../src/plot/brush-query.ts";

function query(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.query;
}

describe("what is brushed", () => {
  it("is read off a query: ranges of numbers, and values of categories", () => {
    const both = query("params.lr in 0.01..0.1 and params.algorithm in (adam, gd)");
    expect(brushOn(both, "params.lr")).toEqual({ kind: "range", range: [0.01, 0.1] });
    expect(brushOn(both, "params.algorithm")).toEqual({ kind: "values", values: ["adam", "gd"] });
    expect(brushOn(both, "params.dim")).toBeUndefined();
    expect(brushOn(query("params.lr > 1 or params.dim = 2"), "params.lr")).toBeUndefined();
  });

  it("is changed on one axis, and stays on the others and in what no axis shows", () => {
    const before = query("params.lr in 1..2 and not status = failed");
    const brushed = withBrush(before, "params.lr", { kind: "range", range: [3, 4] });
    expect(printQuery(brushed)).toBe("not status = failed and params.lr in 3..4");
    expect(printQuery(withBrush(brushed, "params.lr", undefined))).toBe("not status = failed");
  });

  it("has a text, none for every run, and any other text is every run", () => {
    const values = withBrush(readBrush(undefined), "params.a b", {
      kind: "values",
      values: [true, "true", 1],
    });
    expect(readBrush(brushText(values))).toEqual(values);
    expect(brushText(readBrush(""))).toBeUndefined();
    expect(brushText(readBrush("params.lr >"))).toBeUndefined();
  });
});
