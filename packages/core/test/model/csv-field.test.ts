import { csvField } from "@atlas/core";
import { expect, test } from "vitest";

test.each([
  ["plain", "plain"],
  ["1.5", "1.5"],
  ["", '""'],
  ["a,b", '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ["two\nlines", '"two\nlines"'],
  ["two\rlines", '"two\rlines"'],
  [" indented", '" indented"'],
  ["ends\t", '"ends\t"'],
])("%j is written as %s", (text, field) => {
  expect(csvField(text)).toBe(field);
});
