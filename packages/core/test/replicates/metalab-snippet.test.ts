import { metalabSnippet } from "@atlas/core/replicates";
import { expect, it } from "vitest";
import { pythonText } from "../../src/replicates/python-text.ts";

it("is the arguments of an experiment, whole numbers being floats where others of a param are", () => {
  const text = metalabSnippet({
    cases: [
      new Map<string, string | number>([
        ["kind", 'a"b'],
        ["momentum", 0],
        ["depth", 2],
      ]),
      new Map<string, string | number>([
        ["kind", "b"],
        ["momentum", 0.9],
        ["depth", 3],
      ]),
    ],
    seedBase: 42,
    replicates: 15,
  });
  expect(text).toContain('        {"kind": "a\\"b", "momentum": 0.0, "depth": 2},\n');
  expect(text).toContain('        {"kind": "b", "momentum": 0.9, "depth": 3},\n');
  expect(text).toContain("metalab.seeds(base=42, replicates=15)");
  expect(metalabSnippet({ cases: [], seedBase: undefined, replicates: 1 })).toContain("base=...");
});

it("writes values as Python does", () => {
  expect(
    pythonText([true, null, Number.NaN, Number.NEGATIVE_INFINITY, -0, 2n ** 70n, 1e21, { "é\n": "\ud800" }]),
  ).toBe(
    '[True, None, float("nan"), float("-inf"), -0.0, 1180591620717411303424, 1e+21, {"é\\n": "\\ud800"}]',
  );
});
