import { allOf, type Query } from "@atlas/core";
import { expect, it } from "vitest";

const EVERY_RUN: Query = { op: "and", queries: [] };
const a: Query = { field: "params.a", op: "eq", value: 1 };
const b: Query = { field: "params.b", op: "eq", value: 2 };
const either: Query = { op: "or", queries: [a, b] };

it("joins queries without needless nesting", () => {
  expect(allOf([])).toEqual(EVERY_RUN);
  expect(allOf([a])).toBe(a);
  expect(allOf([EVERY_RUN, a])).toBe(a);
  expect(allOf([a, { op: "and", queries: [b, either] }])).toEqual({ op: "and", queries: [a, b, either] });
});
