import { AtlasError } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternLiteral, patternOf, patternTest } from "../../src/language/pattern.ts";

describe("a literal", () => {
  it.each([
    ["/adam/", "Adam", false],
    ["/adam/i", "Adam", true],
    ["/^a.b$/", "a\u{1f600}b", true],
    ["/\\p{L}/", "p{L}", true],
    ["/^\\p{Lu}/", "p", false],
    ["/a\\/b/", "a/b", true],
    ["/^[/]$/", "/", true],
    ["/(?<first>a)\\k<first>/", "aa", true],
    ["/(?<=x)a(?!b)/", "xac", true],
  ])("%s in %s: %s", (literal, text, isFound) => {
    expect(patternOf(literal).test(text)).toBe(isFound);
  });

  it.each([
    ["adam", "expected a pattern such as /^adam/i"],
    ["", "expected a pattern such as /^adam/i"],
    ["//", "expected a pattern such as /^adam/i"],
    ["/a/g", "expected a pattern such as /^adam/i"],
    ["/a/b/", "expected a pattern such as /^adam/i"],
    ["/[a/", "expected a pattern such as /^adam/i"],
    ["/a)/", /^the pattern is no regular expression: [^/]+$/],
    ["/\\q/", /^the pattern is no regular expression: [^/]+$/],
    [`/${"a".repeat(201)}/`, "a pattern may have 200 characters, not 201"],
  ])("refuses %s", (literal, message) => {
    const located = { code: "invalid_query", location: ["value"] };
    expect(() => patternOf(literal, ["value"])).toThrow(message);
    expect(() => patternOf(literal, ["value"])).toThrow(expect.objectContaining(located));
  });

  it("is made of any text that is a pattern", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z/[\]\\().]{1,9}$/), (source) => {
        let pattern: RegExp | undefined;
        try {
          pattern = new RegExp(source, "u");
        } catch {
          expect(() => patternOf(patternLiteral(source))).toThrow(AtlasError);
        }
        if (pattern !== undefined) expect(patternOf(patternLiteral(source)).source).toBe(pattern.source);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("patterns that could take for ever", () => {
  it.each([
    "(a+)+",
    "(a*)*b",
    "(a|b)*",
    "(a|a)+$",
    "(a?){30}",
    "((a+))+",
    "(?:a+b?)*",
    "(a+){2,}",
    "(?=(a+))*",
    "(?<n>a|b){2}",
    "(x(y|z))+",
    "([a-z]+)*",
    "(\\d+\\.)*",
    "a?".repeat(33),
    ".*".repeat(4),
    "\\d+.*,.*;a{2,}",
    "a{0,100}".repeat(5),
    "(a|a)".repeat(32),
    "a+b+c+(d|e|f|g|h)",
  ])("%s", (source) => {
    expect(() => patternOf(`/${source}/`)).toThrow(/for ever|no regular expression/);
  });

  it.each([
    "(ab)+",
    "(a+)",
    "(a+)?",
    "(a|b)c+",
    "^(adam|sgd)(-w\\d*)?$",
    "[a+*?]+",
    "\\(a+\\)+",
    "(a{3})+",
    "(a{2,2}b)*",
    "\\p{L}+\\d{1,3}",
    "(\\p{Lu}\\{)+",
    "[(|)]+x?",
    "a?".repeat(10),
    ".*".repeat(3),
    "a*b+(c|d)?.*",
    "(a|b)".repeat(20),
    "(\\d{3}\\.){3}|x",
    "(?:\\u{1f600})+",
    "(a|b){1}",
  ])("%s is none", (source) => {
    expect(patternOf(`/${source}/`)).toBeInstanceOf(RegExp);
  });
});

describe("a pattern that is tried", () => {
  it.each([
    [".*a.*b.*", `${"x".repeat(400)}b${"y".repeat(200)}a${"z".repeat(200)}b`, true],
    ["^.*,.*,.*$", "a,b", false],
    ["^.*,.*,.*$", "a,b,c", true],
    ["\\d+-\\d+-\\d+", "on 2026-01-26", true],
    ["(?<!a)b+c+d+", "abcd", false],
    ["(?<!a)b+c+d+", "abbcd", true],
    ["\\p{L}+ \\p{L}+ \\p{L}+", "\u{1d49c} b c", true],
  ])("place by place, %s in %s: %s", (source, text, isFound) => {
    expect(patternTest(`/${source}/`)(text)).toBe(isFound);
    expect(new RegExp(source, "u").test(text)).toBe(isFound);
  });

  it("is given up once it has worked for two seconds in all", () => {
    const test = patternTest("/a*a*a*b/", ["value"]);
    const text = "a".repeat(5000);
    expect(() => {
      for (let i = 0; i < 1e6; i++) test(text);
    }).toThrow(expect.objectContaining({ code: "invalid_query", location: ["value"] }));
  });
});
