import { type JsonValue, parseJson } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJson } from "../../src/json/stringify-json.ts";
import { anyJson, anyText } from "../arbitrary.ts";

/** The value of a text that must be readable. */
function read(text: string): JsonValue {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${parsed.reason} at ${parsed.offset}`);
  return parsed.value;
}

/** The value of a text by Atlas' own parser: the NaN keeps the platform's away. */
function readByOwnParser(text: string): JsonValue {
  return (read(`[${text},NaN]`) as JsonValue[])[0]!;
}

describe("numbers", () => {
  it.each<[string, JsonValue]>([
    ["NaN", Number.NaN],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["[Infinity, 1e400, -1e400]", [Infinity, Infinity, -Infinity]],
    ["[0, -0, -0.0, 0.0, -0e5]", [0, -0, -0, 0, -0]],
    ["[9007199254740991, -9007199254740991]", [9007199254740991, -9007199254740991]],
    ["[9007199254740992, -9007199254740993]", [9007199254740992n, -9007199254740993n]],
    ["123456789012345678901234567890", 123456789012345678901234567890n],
    ["[9007199254740993.0, 9007199254740993e0, 1e22]", [9007199254740992, 9007199254740992, 1e22]],
    ["[1e-320, 5e-324, 1.7976931348623157e308]", [1e-320, 5e-324, Number.MAX_VALUE]],
  ])("%s", (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  it("keeps an integer of 5,000 digits", () => {
    const digits = "123456789".repeat(556).slice(0, 5000);
    expect(read(`{"seed": -${digits}}`)).toStrictEqual({ seed: -BigInt(digits) });
  });
});

describe("names and strings", () => {
  it("has own members of any name, and the last of two of one name", () => {
    for (const tail of ["1", "NaN"]) {
      const object = read(`{"__proto__": 1, "a": 1, "constructor": 2, "": 3, "a": ${tail}}`) as object;
      expect(Object.entries(object)).toStrictEqual([
        ["__proto__", 1],
        ["a", Number(tail)],
        ["constructor", 2],
        ["", 3],
      ]);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    }
  });

  it("keeps the word NaN in strings and names, and lone surrogates", () => {
    const text = String.raw`{"NaN": "NaN, -Infinity", "\ud800": "\udc00", "x": NaN}`;
    expect(read(text)).toStrictEqual({ NaN: "NaN, -Infinity", "\ud800": "\udc00", x: Number.NaN });
  });

  it("passes over a byte order mark at the start only", () => {
    expect(read("\ufeff[1]")).toStrictEqual([1]);
    expect(parseJson("[\ufeff1]")).toMatchObject({ ok: false, offset: 1 });
  });
});

describe("what is refused", () => {
  it.each([
    ["", "the text ends too early", 0],
    [" \n", "the text ends too early", 2],
    ["\0\0", "expected a value", 0],
    ["[1", 'expected "," or "]"', 2],
    ['{"a": 1', 'expected "," or "}"', 7],
    ['{"a": 1,}', "expected a name in double quotes", 8],
    ["[1,]", "expected a value", 3],
    ["{'a': 1}", "expected a name in double quotes", 1],
    ['{"a" 1}', 'expected ":" after a name', 5],
    ["{} {}", "there is more after the value", 3],
    ["nan", "expected a value", 0],
    ["-NaN", "expected a value", 0],
    ["01", "there is more after the value", 1],
    ["[1.]", 'expected "," or "]"', 2],
    ["+1", "expected a value", 0],
    ['"abc', "a string does not end", 4],
    ['"a\nb"', "a control character in a string", 2],
    [String.raw`"\x"`, "an unknown escape in a string", 1],
    ["// no", "expected a value", 0],
    ["<html>", "expected a value", 0],
  ])("%j", (text, reason, offset) => {
    expect(parseJson(text)).toStrictEqual({ ok: false, reason, offset });
  });

  it("reads 1000 levels, and says so of more", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(nested(1000))).toMatchObject({ ok: true });
    const refused = { ok: false, reason: "nested deeper than 1000 levels", offset: 1000 };
    expect(parseJson(nested(1001))).toStrictEqual(refused);
    expect(parseJson(nested(1_000_000))).toStrictEqual(refused);
    expect(parseJson(`${'{"a":'.repeat(1001)}1${"}".repeat(1001)}`)).toMatchObject({
      ok: false,
      offset: 5000,
    });
  });
});

describe("against the platform's parser", () => {
  it("reads standard JSON to the same value", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, "\t"), (json, indent) => {
        const value = JSON.parse(json);
        const text = JSON.stringify(value, undefined, indent);
        // Beyond 2^53 the two differ on purpose.
        fc.pre(!/\d{16}/.test(text));
        expect(readByOwnParser(text)).toEqual(JSON.parse(text));
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("reads every double that is written as one", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = value.toExponential();
        expect(readByOwnParser(text)).toBe(Number(text));
      }),
    );
  });

  it("refuses what it refuses, and reads what it reads", () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 2 }),
        fc.nat(),
        fc.nat(2),
        fc.constantFrom("", ..."{}[]\",:\\ \n0-+.eEtfnu/'\u0001"),
      )
      .map(([text, at, removed, inserted]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + inserted + text.slice(start + removed);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        fc.pre(!/\d{16}|\de\+?\d\d/i.test(text));
        const parsed = parseJson(text);
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          expect(parsed).toStrictEqual({ ok: false, reason: expect.any(String), offset: expect.any(Number) });
          return;
        }
        expect(parsed).toEqual({ ok: true, value });
        expect(readByOwnParser(text)).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
});

it("reads back whatever is written", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      // toStrictEqual would take a member called "constructor" for the class of its object.
      expect(read(exactJson(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

it("never throws", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseJson(text);
      if (!parsed.ok) expect(parsed.offset).toBeLessThanOrEqual(text.length);
    }),
  );
});
