import { type JsonValue, parseJson } from "@atlas/core";
import { pythonJson } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";

describe("pythonJson", () => {
  it("is what json.dumps(indent=2, sort_keys=True) writes", () => {
    const value: JsonValue = {
      b: [1, 2.5, [], {}],
      a: { é: "\u{1f600}\u007f\n", "": null },
      B: true,
      big: 2n ** 64n,
      nan: Number.NaN,
      inf: Number.NEGATIVE_INFINITY,
    };
    expect(pythonJson(value)).toBe(`{
  "B": true,
  "a": {
    "": null,
    "\\u00e9": "\\ud83d\\ude00\\u007f\\n"
  },
  "b": [
    1,
    2.5,
    [],
    {}
  ],
  "big": 18446744073709551616,
  "inf": -Infinity,
  "nan": NaN
}`);
  });

  it.each([-0, 1e20, 1e300, 5e-324, 2 ** 53, 0.1, -1, 10n ** 40n])(
    "writes the number %s so that it is read back",
    (value) => {
      expect(parseJson(pythonJson(value))).toEqual({ ok: true, value });
    },
  );
});
