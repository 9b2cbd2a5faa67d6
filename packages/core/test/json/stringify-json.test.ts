import { type JsonValue, parseJson, stringifyJson } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlain } from "../../src/json/is-plain.ts";
import { anyJson } from "../arbitrary.ts";

it.each<[unknown, string]>([
  [9007199254740993n, "9007199254740993"],
  [[Number.NaN, Infinity, -Infinity], "[null,null,null]"],
  [{ a: -0, b: undefined, c: [undefined] }, '{"a":-0.0,"c":[null]}'],
  [{ a: 1n, b: undefined, c: [undefined, () => 1] }, '{"a":1,"c":[null,null]}'],
  [[2 ** 53, 2 ** 63, 1e21, 1.5e300], "[9007199254740992.0,9223372036854776000.0,1e+21,1.5e+300]"],
  ["\ud800 \u{1f600}", '"\\ud800 \u{1f600}"'],
  [{ "\udc00": 1n }, '{"\\udc00":1}'],
  [JSON.parse('{"__proto__": -0, "": null}'), '{"__proto__":-0.0,"":null}'],
  [undefined, "null"],
  [[[], {}, 1n], "[[],{},1]"],
])("%#", (value, text) => {
  expect(stringifyJson(value)).toBe(text);
});

it("indents as JSON.stringify does", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
      fc.pre(isPlain(value));
      // The bigint keeps the platform's writer away.
      expect(stringifyJson([value, 1n], indent)).toBe(JSON.stringify([value, 1], undefined, indent));
    }),
  );
});

describe("what it writes", () => {
  it("is standard JSON", () => {
    fc.assert(
      fc.property(anyJson, fc.nat(3), (value, indent) => {
        expect(() => JSON.parse(stringifyJson(value, indent))).not.toThrow();
      }),
    );
  });

  it("is read back to the same value, but for NaN and infinities", () => {
    fc.assert(
      fc.property(anyJson, fc.nat(3), (value, indent) => {
        expect(parseJson(stringifyJson(value, indent))).toEqual({
          ok: true,
          value: withoutNonFinite(value),
        });
      }),
      { numRuns: 500 },
    );
  });
});

function withoutNonFinite(value: JsonValue): JsonValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(withoutNonFinite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutNonFinite(member)]));
}
