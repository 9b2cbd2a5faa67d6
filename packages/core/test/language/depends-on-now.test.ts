import { dependsOnNow, parseQuery } from "@atlas/core";
import { expect, it } from "vitest";

it.each([
  ["", false],
  ["started > 2026-01-26", false],
  ["started > 2 days ago", true],
  ["finished in 3h ago..2026-01-26", true],
  ["status = failed and not (params.lr > 1 or started <= 90min ago)", true],
  ['params.when = "2 days ago"', false],
  ['"2 days ago"', false],
])("%s: %s", (text, expected) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && dependsOnNow(parsed.query)).toBe(expected);
});

it("is never so for a filter of the contract, whose times are absolute", () => {
  expect(dependsOnNow({ started_after: "2026-01-26" })).toBe(false);
  expect(dependsOnNow({})).toBe(false);
});
