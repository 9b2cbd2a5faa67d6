import { describe, expect, it } from "vitest";
import { conditionText, conditionWords } from "../../src/filter/condition-words.ts";
import { queryOf } from "./query-of.ts";

describe("conditionText", () => {
  it.each([
    ["experiment = optbench:2.0", "experiment = optbench:2.0"],
    ["status in (success, failed)", "status in success, failed"],
    ["started >= 1999-01-31T10:28:00", "started_at \u2265 31 Jan 1999 10:28"],
    ["started > 2 days ago", "started_at > 2 days ago"],
    ["duration > 5 min", "duration_ms > 5 min 00 s"],
    ["params.dim >= 10", "dim \u2265 10"],
    ["params.lr in 1e-8..2", "lr between 1e\u22128 and 2"],
    ['params.x in (a, b, "", d, e)', "x in a, b, empty and 2 more"],
    ["params.x in (true)", "x = true"],
    ["params.x in ()", "x in nothing"],
    ["params.x is missing", "x is missing"],
    ["params.x is nan", "x is NaN"],
    ["params.a.b contains x", "a.b contains x"],
    ["params contains y", "any of params contains y"],
    ["params.x ~ /^a/i", "x ~ /^a/i"],
    ['"cuda"', "any field contains cuda"],
    ["not status = failed", "status is not failed"],
    ["status not in (a, b)", "status not in a, b"],
    ["params.a = 1 or params.b = 2", "params.a = 1 or params.b = 2"],
  ])("says %s in words", (text, words) => {
    expect(conditionText(queryOf(text))).toBe(words);
  });

  it("cuts what is long", () => {
    const value = "a".repeat(500);
    expect(conditionText(queryOf(`params.x = ${value}`)).length).toBeLessThan(60);
    expect(conditionText(queryOf(`params.x = ${value} or params.y = 1`)).length).toBeLessThan(90);
  });
});

it("conditionWords knows the field that an editor changes it by", () => {
  expect(conditionWords(queryOf("not params.a = 1")).path).toBe("params.a");
  expect(conditionWords(queryOf("params contains y")).path).toBeUndefined();
  expect(conditionWords(queryOf("params.a = 1 or params.b = 2")).path).toBeUndefined();
});
