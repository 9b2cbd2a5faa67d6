import { EVERY_RUN, type FacetHistogram } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { boundOf, brushOf, roundedTo } from "../../src/facet/brush-range.ts";
import { queryOf } from "../filter/query-of.ts";

const NUMBERS: FacetHistogram = {
  unit: null,
  scale: "linear",
  bins: [0, 5, 10],
  counts: [1, 2],
  totals: [3, 4],
  not_finite: { count: 0, total: 0 },
};
const DAY_US = 86_400_000_000;
const TIMES: FacetHistogram = { ...NUMBERS, unit: "us", bins: [0, DAY_US, 2 * DAY_US] };

describe("what a filter lets through on an axis", () => {
  it("is all of it, a part of it, or at most all of it", () => {
    expect(brushOf(EVERY_RUN, "params.x", NUMBERS)).toEqual({ from: 0, to: 10 });
    expect(brushOf(queryOf("params.x >= 2.5"), "params.x", NUMBERS)).toEqual({ from: 2.5, to: 10 });
    expect(brushOf(queryOf("params.x in -5..50"), "params.x", NUMBERS)).toEqual({ from: 0, to: 10 });
  });

  it("is of times by their wall clock, whatever their zone", () => {
    const query = queryOf("started in 1970-01-01 12:00..1970-01-02");
    expect(brushOf(query, "record.started_at", TIMES)).toEqual({ from: DAY_US / 2, to: DAY_US });
    expect(boundOf(DAY_US / 2, "us")).toBe("1970-01-01T12:00:00");
  });
});

it("a place on an axis has the digits that a pixel can tell apart", () => {
  expect(roundedTo(0.123456, 0.003)).toBe(0.123);
  expect(roundedTo(1234.56, 7)).toBe(1235);
  expect(roundedTo(1234.56, 20)).toBe(1230);
  expect(roundedTo(-3.21e-8, 1e-10)).toBe(-3.21e-8);
  expect(roundedTo(5, 0)).toBe(5);
});
