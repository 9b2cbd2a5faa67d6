import { completionsAt, type FieldInfo } from "@atlas/core";
import { expect, it } from "vitest";
import { completed } from "../../src/filter/completed.ts";

const FIELDS: readonly FieldInfo[] = [
  { path: "params.algorithm", type: "string", count: 9, distinct: 2, values: ["adam", "gd"] },
];

/** What stands there when the first completion at the bar is accepted, with the bar where the caret is then. */
function accept(text: string): string {
  const caret = text.indexOf("|");
  const [first] = completionsAt(text.replace("|", ""), caret, FIELDS);
  const next = completed(text.replace("|", ""), first!);
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`;
}

it.each([
  ["params.al|", "params.algorithm |"],
  ["params.al| = adam", "params.algorithm |= adam"],
  ["params.algorithm |", "params.algorithm = |"],
  ["params.algorithm = a|", "params.algorithm = adam|"],
  ["params.algorithm = adam |", "params.algorithm = adam and |"],
])("%s goes on as %s", (text, next) => {
  expect(accept(text)).toBe(next);
});
