import { EVERY_RUN, type FieldPath, printQuery, type Query } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { choiceOf, isTicked, withChoice, withTick } from "../../src/filter/edit-choice.ts";
import { rangeOf, timeRangeOf, withRange } from "../../src/filter/edit-range.ts";
import { asksForState, containedTextOf, withContainedText, withState } from "../../src/filter/edit-text.ts";
import { partsOf, partsOn, withPart } from "../../src/filter/query-parts.ts";
import { queryOf } from "./query-of.ts";

const MIXED = queryOf(
  "status = success and params.dim >= 2 and params.algorithm in (adam, gd) and params.dim != 10 " +
    "and metrics contains loss and (params.lr < 1 or params.lr is missing)",
);
const DIM: FieldPath = "params.dim";

describe("the parts of a query", () => {
  it("are those that must all hold, however they are nested", () => {
    const nested: Query = { op: "and", queries: [queryOf('"a"'), queryOf("params.a = 1 and params.b = 2")] };
    expect(partsOf(nested).map(printQuery)).toEqual(['"a"', "params.a = 1", "params.b = 2"]);
    expect(partsOf(EVERY_RUN)).toEqual([]);
  });

  it("on a field ask something of no other", () => {
    expect(partsOn(MIXED, DIM).map(printQuery)).toEqual(["params.dim >= 2", "params.dim != 10"]);
    expect(partsOn(MIXED, "params.lr").map(printQuery)).toEqual(["params.lr < 1 or params.lr is missing"]);
    expect(partsOn(queryOf("params.a = 1 or params.b = 2"), "params.a")).toEqual([]);
  });

  it("can be dropped, and be put in another's place", () => {
    const query = queryOf("params.a = 1 and params.b = 2");
    const [first] = partsOf(query);
    expect(printQuery(withPart(query, first!))).toBe("params.b = 2");
    expect(printQuery(withPart(query, first!, queryOf("params.c = 3 and params.d = 4")))).toBe(
      "params.c = 3 and params.d = 4 and params.b = 2",
    );
  });
});

describe("ranges", () => {
  it("are read from one condition or from two, and written as one where the first was", () => {
    expect(rangeOf(queryOf("params.dim >= 2 and params.dim <= 7"), DIM)).toEqual({ from: 2, to: 7 });
    expect(rangeOf(queryOf("params.dim in 2..7"), DIM)).toEqual({ from: 2, to: 7 });
    const next = withRange(MIXED, DIM, { from: 10, to: 30n });
    expect(rangeOf(next, DIM)).toEqual({ from: 10, to: 30n });
    expect(printQuery(next)).toContain("status = success and params.dim in 10..30 and params.algorithm");
  });

  it("leave bounds that are not included to the text", () => {
    const query = queryOf("params.dim > 2");
    expect(rangeOf(query, DIM)).toEqual({});
    expect(printQuery(withRange(query, DIM, { to: 5 }))).toBe("params.dim > 2 and params.dim <= 5");
  });

  it("are gone without bounds", () => {
    expect(withRange(queryOf("params.dim in 2..7"), DIM, {})).toEqual(EVERY_RUN);
  });

  it("of times are absolute: those before now are left to the text", () => {
    const started: FieldPath = "record.started_at";
    expect(timeRangeOf(queryOf("started >= 2026-01-26"), started)).toEqual({ from: "2026-01-26" });
    expect(timeRangeOf(queryOf("started >= 2 days ago"), started)).toEqual({});
    const query = withRange(EVERY_RUN, started, { from: "2026-01-31T10:28", to: "2026-02-01" });
    expect(printQuery(query)).toBe("started in 2026-01-31T10:28..2026-02-01");
  });
});

describe("choices", () => {
  const field: FieldPath = "params.algorithm";
  const chosen = (text: string) => choiceOf(queryOf(text), field);
  const ticked = (text: string, value: string) =>
    printQuery(withChoice(queryOf(text), field, withTick(chosen(text), value)));

  it("are of any value where nothing is said, and then no box is ticked", () => {
    expect(isTicked(chosen(""), "adam")).toBe(false);
    expect(ticked("", "adam")).toBe("params.algorithm = adam");
  });

  it("are equalities of one value, and lists of several", () => {
    expect(ticked("params.algorithm = adam", "gd")).toBe("params.algorithm in (adam, gd)");
    expect(ticked("params.algorithm in (adam, gd)", "gd")).toBe("params.algorithm = adam");
    expect(ticked("params.algorithm = adam", "adam")).toBe("");
  });

  it("of all but some tick the others", () => {
    const text = "not params.algorithm = adam";
    expect(isTicked(chosen(text), "adam")).toBe(false);
    expect(isTicked(chosen(text), "gd")).toBe(true);
    expect(ticked(text, "gd")).toBe("not params.algorithm in (adam, gd)");
    expect(ticked(text, "adam")).toBe("");
  });

  it("tell a text from the number that it looks like", () => {
    expect(isTicked(chosen('params.algorithm = "1"'), 1)).toBe(false);
    expect(isTicked(chosen("params.algorithm = [1, 2]"), [1, 2])).toBe(true);
  });
});

describe("texts and states", () => {
  it("look for a text in a field, once", () => {
    const query = withContainedText(queryOf("params.name contains x"), "params.name", "ad");
    expect(printQuery(query)).toBe("params.name contains ad");
    expect(containedTextOf(query, "params.name")).toBe("ad");
    expect(withContainedText(query, "params.name", "")).toEqual(EVERY_RUN);
  });

  it("that are asked for take the place of all else that is asked of the field", () => {
    const query = withState(MIXED, DIM, "missing", true);
    expect(partsOn(query, DIM).map(printQuery)).toEqual(["params.dim is missing"]);
    expect(asksForState(query, DIM, "missing")).toBe(true);
    expect(partsOn(withState(query, DIM, "missing", false), DIM)).toEqual([]);
  });
});
