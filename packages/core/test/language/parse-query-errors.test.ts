import { parseQuery } from "@atlas/core";
import { describe, expect, it } from "vitest";

describe("says what is wrong, where, and what was expected", () => {
  // The part that is wrong stands between | and |.
  it.each<[string, string, readonly string[]]>([
    [
      "params.dim >=||",
      'expected a number, a text, "true" or "false" at the end',
      ["a number", "a text", "true", "false"],
    ],
    [
      "params.dim |10|",
      'expected "=", "!=", "<", "<=", ">", ">=", "in", "contains", "~" or "is", not "10"',
      expect.arrayContaining(["=", "in"]),
    ],
    [
      "params.dim||",
      'expected "=", "!=", "<", "<=", ">", ">=", "in", "contains", "~" or "is" at the end',
      expect.arrayContaining(["is"]),
    ],
    [
      "|dim| > 10",
      '"dim" is no field: write params.dim, metrics.dim or derived.dim, or "dim" in quotes to look for it in every field',
      expect.arrayContaining(["not"]),
    ],
    ["|params.| = 1", "expected the name of a field after params.", expect.anything()],
    [
      "params.a = 1 and||",
      'expected a field such as params.lr, a text in quotes, "not" or "(" at the end',
      expect.arrayContaining(["("]),
    ],
    [
      "params.a = 1 |params.b| = 2",
      'expected "and", "or" or the end, not "params.b"',
      ["and", "or", "the end"],
    ],
    ["(params.a = 1||", 'expected "and", "or" or ")" at the end', ["and", "or", ")"]],
    ["params.a = 1|)|", 'expected "and", "or" or the end, not ")"', ["and", "or", "the end"]],
    ['params.a = |"adam|', "the text in quotes does not end", ['"']],
    ['params.|"adam = 1|', "the text in quotes does not end", ['"']],
    [
      "params.a = |and| params.b = 1",
      'expected a number, a text, "true" or "false", not "and"; the word itself is "and" in quotes',
      expect.arrayContaining(["a text"]),
    ],
    [
      "params.a = |null|",
      'no value equals null: ask whether the field is missing, or for the text "null" in quotes',
      ["is missing", '"null"'],
    ],
    [
      "params.a in (1, |NaN|)",
      'no value equals NaN: ask whether the field is nan, or for the text "NaN" in quotes',
      ["is nan", '"NaN"'],
    ],
    [
      "params.a in||",
      "expected a list such as (1, 2) or a range such as 1..10 at the end",
      expect.anything(),
    ],
    ["params.a in 1||", 'expected ".." at the end; a list of values stands in parentheses', [".."]],
    ["params.a in (1 |2|)", 'expected "," or ")", not "2"', [",", ")"]],
    [
      "params.a not |=| 1",
      'expected "=", "!=", "<", "<=", ">", ">=", "in", "contains", "~" or "is", not "="',
      expect.anything(),
    ],
    [
      "params.a is not |nan|",
      'expected "finite", "missing" or "present", not "nan"',
      ["finite", "missing", "present"],
    ],
    ["params |=| 1", 'expected "contains", not "="', ["contains"]],
    [
      "|record| contains a",
      "only params, metrics and derived can be searched as a whole, and with contains",
      [],
    ],
    ["params.a < |[1]|", "expected a number, a string or a boolean", []],
    ["params.a = |[1, 2|", "the list or object does not end", ["]", "}"]],
    ["params.a = [1 |2]|", 'this is no JSON: expected "," or "]"', []],
    ["params.a ~ |/(a/|", expect.stringContaining("the pattern is no regular expression: "), []],
    ["params.a ~ |/abc|", "the pattern does not end", ["/"]],
    ["params.a ~ |/(a+)+/|", expect.stringContaining("could take for ever"), []],
    [
      "duration > 5||",
      'expected "ms", "s", "min", "h", "d" or "w" at the end',
      ["ms", "s", "min", "h", "d", "w"],
    ],
    ["duration > |long|", 'expected a duration such as 5 min, not "long"', ["a duration such as 5 min"]],
    ["started > |yesterday|", "expected a time such as 2026-01-26T10:30:00 or 2 days ago", []],
    ["started in (2026-01-26, |soon|)", "expected a time such as 2026-01-26T10:30:00 or 2 days ago", []],
    ["started in 2026-01-26..|soon|", "expected a time such as 2026-01-26T10:30:00 or 2 days ago", []],
  ])("%s", (marked, message, expected) => {
    const [before = "", wrong = "", after = ""] = marked.split("|");
    const position = { start: before.length, end: before.length + wrong.length };
    expect(parseQuery(before + wrong + after)).toEqual({ ok: false, position, message, expected });
  });

  it("lies too deep", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}params.a = 1${")".repeat(depth)}`;
    expect(parseQuery(nested(100)).ok).toBe(true);
    expect(parseQuery(nested(101))).toMatchObject({
      ok: false,
      message: expect.stringContaining("100 deep"),
    });
    expect(parseQuery(nested(1_000_000)).ok).toBe(false);
    expect(parseQuery(`${"not ".repeat(100_000)}params.a = 1`).ok).toBe(false);
    expect(parseQuery(`${"(* and not ".repeat(60)}*${")".repeat(60)}`)).toMatchObject({ ok: false });
  });

  it("is too long", () => {
    const longest = `"${"a".repeat(99_998)}"`;
    expect(parseQuery(longest).ok).toBe(true);
    expect(parseQuery(`${longest}  `)).toMatchObject({
      ok: false,
      position: { start: 100_000, end: 100_002 },
    });
    expect(parseQuery("a".repeat(20_000_000)).ok).toBe(false);
  });
});
