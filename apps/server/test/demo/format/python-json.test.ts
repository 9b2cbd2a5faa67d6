import { describe, expect, test } from "vitest";
import { fingerprint } from "../../../src/demo/fingerprint.ts";
import { canonicalJson, pythonFloat, pythonJson } from "../../../src/demo/format/python-json.ts";

describe("pythonFloat", () => {
  // What Python's repr answers.
  test.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [1, "1.0"],
    [0.1, "0.1"],
    [-2.5, "-2.5"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [123456.789, "123456.789"],
    [2 ** 53, "9007199254740992.0"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1.2345678901234568e17, "1.2345678901234568e+17"],
    [1e22, "1e+22"],
    [5e-324, "5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
  ])("%d", (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });
});

describe("pythonJson", () => {
  test("sorts keys, indents by two, tells ints from floats and leaves empty ones on one line", () => {
    const value = { b: [1n, 1, true, null], a: {}, "": [], c: { "\u00e9\n\u{1f680}": "\x7f\ud800" } };
    expect(pythonJson(value)).toBe(`{
  "": [],
  "a": {},
  "b": [
    1,
    1.0,
    true,
    null
  ],
  "c": {
    "\\u00e9\\n\\ud83d\\ude80": "\\u007f\\ud800"
  }
}`);
  });
});

// The fingerprints that metalab gave these.
test("a fingerprint is metalab's", () => {
  expect(canonicalJson({ root_seed: 42n, replicate_index: 0n })).toBe('{"replicate_index":0,"root_seed":42}');
  expect(fingerprint({})).toBe("44136fa355b3678a");
  expect(fingerprint({ root_seed: 42n, replicate_index: 0n })).toBe("00ccca107734f362");
  expect(fingerprint({ fails: "green", kind: "red", size: 2n })).toBe("a28ef429e3b10fef");
  expect(fingerprint({ algorithm: "adam", dim: 10n, lr: 0.1, problem: "rastrigin" })).toBe(
    "ca1c2a6415ad8418",
  );
});
