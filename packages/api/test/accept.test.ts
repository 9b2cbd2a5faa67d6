import { expect, test } from "vitest";
import { isAccepted } from "../src/accept.ts";

test.each([
  [undefined, true],
  ["", true],
  ["*/*", true],
  ["application/json", true],
  ["application/*", true],
  ["text/html, application/xhtml+xml, */*;q=0.8", true],
  ["text/html;level=1, APPLICATION/JSON; q=0.1", true],
  ["text/html", false],
  ["text/*, image/png", false],
  ["application/json;q=0", false],
  ["*/*, application/json;q=0.000", false],
  ["*/*;q=0, application/json", true],
])("%s admits JSON: %s", (accept, expected) => {
  expect(isAccepted(accept, "application/json")).toBe(expected);
});

test("what may be of any type is admitted, and parameters of the type do not matter", () => {
  expect(isAccepted("image/png", "*/*")).toBe(true);
  expect(isAccepted("text/csv", "text/csv; charset=utf-8")).toBe(true);
});
