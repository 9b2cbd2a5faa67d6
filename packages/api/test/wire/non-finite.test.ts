import { parseJson, stringifyJson } from "@atlas/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nonFiniteIn, restoreNonFinite } from "../../src/wire/non-finite.ts";

function throughJson(value: object): unknown {
  const words = nonFiniteIn(value);
  const parsed = parseJson(stringifyJson(value));
  if (!parsed.ok) throw new Error(parsed.reason);
  if (words) restoreNonFinite(parsed.value as object, words);
  return parsed.value;
}

test("finds nothing in an answer that JSON can hold", () => {
  expect(nonFiniteIn({ metrics: { loss: 1, name: "NaN", none: null, big: 2n ** 70n } })).toBeUndefined();
});

test("names values by the path of a field", () => {
  const run = {
    metrics: { loss: Number.NaN, "a.b": -Infinity },
    params: { opt: { lr: Infinity }, steps: [1, Number.NaN] },
  };
  expect(nonFiniteIn(run)).toEqual({
    "metrics.loss": "NaN",
    "metrics.a.b": "-Infinity",
    "params.opt.lr": "Infinity",
    "params.steps[1]": "NaN",
  });
});

test("names the items of a column by their row", () => {
  expect(nonFiniteIn([1, Number.NaN, undefined, [2, Infinity]])).toEqual({ "1": "NaN", "3[1]": "Infinity" });
});

test("a literal key keeps the path that a nested value has too", () => {
  const params = { opt: { lr: Number.NaN }, "opt.lr": -Infinity };
  expect(nonFiniteIn({ params })).toEqual({ "params.opt.lr": "-Infinity", "params.opt.lr'": "NaN" });
  expect(throughJson({ params: { opt: { lr: Number.NaN }, "opt.lr": null } })).toEqual({
    params: { opt: { lr: Number.NaN }, "opt.lr": null },
  });
});

test("names of Object's own members are ordinary keys", () => {
  const value = Object.fromEntries([
    ["__proto__", { constructor: Number.NaN, "": 1 }],
    ["toString", 2],
  ]);
  const restored = throughJson(value) as object;
  expect(Object.keys(restored)).toEqual(["__proto__", "toString"]);
  expect(Object.getOwnPropertyDescriptor(restored, "__proto__")?.value).toEqual({
    constructor: Number.NaN,
    "": 1,
  });
});

test("any value is the same after its way through JSON", () => {
  const key = fc.oneof(
    fc.string({ maxLength: 3, unit: fc.constantFrom("a", ".", "[", "]", "0", "'") }),
    fc.constant("__proto__"),
  );
  const leaf = fc.oneof(
    fc.constantFrom(Number.NaN, Infinity, -Infinity, null, "NaN", -0),
    fc.double({ noNaN: true }),
  );
  const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, fc.array(tie("node")), fc.dictionary(key, tie("node"))),
    node: fc.oneof(leaf, tie("tree")),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(throughJson(value as object)).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});
