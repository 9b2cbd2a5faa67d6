import { completionsAt, type FieldInfo, indexFields, parseQuery, tableOf } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const fields: readonly FieldInfo[] = [
  { path: "record.experiment_id", type: "string", count: 9, distinct: 2, values: ["optbench:2.0", "a b"] },
  { path: "record.status", type: "string", count: 9, distinct: 2, values: ["failed", "paused"] },
  { path: "record.started_at", type: "string", count: 9, distinct: 9 },
  { path: "record.duration_ms", type: "numeric", count: 9, distinct: 9, min_value: 20, max_value: 60_000 },
  { path: "params.lr", type: "numeric", count: 9, distinct: 3, min_value: 0.01, max_value: 1 },
  { path: "params.with space", type: "string", count: 9, distinct: 2, values: ["true", "x y"] },
  { path: "metrics.final_lr", type: "numeric", count: 0, distinct: 0 },
  { path: "metrics.ok", type: "boolean", count: 9, distinct: 2, values: ["False", "True"] },
  { path: "metrics.mixed", type: "unknown", count: 9, distinct: 3 },
];

/** What may stand at the place of the bar. */
function textsAt(marked: string): string[] {
  const cursor = marked.indexOf("|");
  return completionsAt(marked.replace("|", ""), cursor, fields).map(({ text }) => text);
}

describe("fields", () => {
  const names = ["experiment", "status", "started", "duration", "params.lr", 'params."with space"'];
  const everyField = [...names, "metrics.final_lr", "metrics.ok", "metrics.mixed", "not"];

  it.each(["|", "  |", "(|", "not |", "params.lr > 1 and |", "params.lr > 1 or (|"])("%s", (marked) => {
    expect(textsAt(marked)).toEqual(everyField);
  });

  it.each<[string, string[]]>([
    ["st|", ["status", "started", '"st"']],
    ["lr|", ["params.lr", "metrics.final_lr", '"lr"']],
    ["record.st|", ["status", "started"]],
    ["params.w|", ['params."with space"']],
    ['params."wi|', ['params."with space"']],
    ["params.lr > 1 and METRICS.O|", ["metrics.ok", '"METRICS.O"']],
    ["no|", ["not", '"no"']],
    ["dim|", ['"dim"']],
    ['"ada|', ['"ada"']],
    ["duration|", ["duration", '"duration"']],
  ])("%s", (marked, texts) => {
    expect(textsAt(marked)).toEqual(texts);
  });

  it("name their paths", () => {
    expect(completionsAt("dur", 3, fields)[0]).toEqual({
      kind: "field",
      text: "duration",
      field: "record.duration_ms",
      position: { start: 0, end: 3 },
    });
  });
});

describe("operators that suit the field", () => {
  it.each<[string, string[]]>([
    ["params.lr |", ["=", "!=", "<", "<=", ">", ">=", "in", "not in", "is"]],
    ["experiment |", ["=", "!=", "in", "not in", "contains", "not contains", "~", "is"]],
    ["metrics.ok |", ["=", "!=", "is"]],
    ["started |", [">", ">=", "<", "<=", "in", "is"]],
    ["params |", ["contains", "not contains"]],
    ["params.nobody c|", ["contains", "not contains"]],
    ["experiment not |", ["not in", "not contains"]],
    ["params.lr i|", ["in", "is", "not in"]],
    ["metrics.ok is |", ["missing", "present"]],
    ["params.lr is |", ["missing", "present", "finite", "not finite", "nan"]],
    ["params.lr is not |", ["not finite"]],
    ["params.lr in |", ["(", "0.01..1"]],
    ["duration in |", ["(", "20 ms..1 min"]],
    ["params.nobody in |", ["("]],
  ])("%s", (marked, texts) => {
    expect(textsAt(marked)).toEqual(texts);
  });
});

describe("values", () => {
  it.each<[string, string[]]>([
    ["experiment = |", ["optbench:2.0", '"a b"']],
    ["experiment = a|", ['"a b"']],
    ['experiment = "a|', ['"a b"']],
    ["status = |", ["success", "failed", "running", "cancelled", "paused"]],
    ["status in (failed, |", ["success", "failed", "running", "cancelled", "paused"]],
    ["status in (failed, pa|)", ["paused"]],
    ["status=|", ["success", "failed", "running", "cancelled", "paused"]],
    ['params."with space" = t|', ['"true"']],
    ["metrics.ok = |", ["true", "false"]],
    ["params.lr > |", ["0.01", "1"]],
    ["params.lr in 0.01..|", ["0.01", "1"]],
    ["started > |", ["1 minute ago", "1 hour ago", "1 day ago", "1 week ago"]],
    ["started > 3 d|", ["3 days ago"]],
    ["duration > |", ["20 ms", "1 min"]],
    ["duration > 5 |", ["5 ms", "5 s", "5 min", "5 h", "5 d", "5 w"]],
    ["duration > 5m|", []],
    ["metrics.mixed = |", []],
  ])("%s", (marked, texts) => {
    expect(textsAt(marked)).toEqual(texts);
  });
});

describe("what goes on", () => {
  it.each<[string, string[]]>([
    ["params.lr > 1 |", ["and", "or"]],
    ["(params.lr > 1 |", ["and", "or", ")"]],
    ["params.lr > 1 o|", ["or"]],
    ['params.lr = "a"|', ["and", "or"]],
    ["(params.lr > 1)|", ["and", "or"]],
    ["nobody > 1 |", []],
    ["params.lr ! |", []],
  ])("%s", (marked, texts) => {
    expect(textsAt(marked)).toEqual(texts);
  });
});

describe("the part of the text that is replaced", () => {
  it.each([
    ["<sta|tus> = failed", "status"],
    ["<par|ams.lr>=1", "params.lr"],
    ["params.lr <|>> 1", "="],
    ["status = <fai|l> and *", "failed"],
    ["params.lr = <|>1", "0.01"],
    ['<params."w|ith space"> = 1', 'params."with space"'],
    ['params."with space" = <"x| y">', '"x y"'],
    ['params."with space" = <"x|>', '"x y"'],
    ['params."with space" = <"x|> and params.lr = 1', '"x y"'],
    ["started > <3 d|ays> ago", "3 days ago"],
    ["experiment <not i|n> (a)", "not in"],
  ])("%s", (marked, text) => {
    // The first < begins it, and the > behind the bar ends it.
    const start = marked.indexOf("<");
    const bar = marked.indexOf("|");
    const close = marked.indexOf(">", bar);
    const query = [...marked].filter((_, i) => i !== start && i !== bar && i !== close).join("");
    const found = completionsAt(query, bar - 1, fields).find((completion) => completion.text === text);
    expect(found?.position).toEqual({ start, end: close - 2 });
  });
});

it("offers only what can be read, whatever has been written", () => {
  const index = indexFields(tableOf(sampleRuns()));
  const query = fc
    .array(
      fc.constantFrom(
        ...["status", "params.lr", 'params."with space"', "metrics.mixed", "started", "duration", "params"],
        ...["=", "<", "in", "not", "and", "or", "contains", "~", "is", "missing", "(", ")", ",", ".."],
        ...["1", "adam", '"x', "5", "2 d", "/a/", "{"],
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(query, fc.nat(60), (text, place) => {
      const cursor = Math.min(place, text.length);
      for (const { text: completion, position } of completionsAt(text, cursor, index)) {
        expect(position.start).toBeLessThanOrEqual(cursor);
        expect(position.end).toBeGreaterThanOrEqual(cursor);
        expect(position.end).toBeLessThanOrEqual(text.length);
        const parsed = parseQuery(text.slice(0, position.start) + completion);
        // The completion itself is never what is wrong, though something may be missing behind it.
        if (!parsed.ok) expect(parsed.position.start).toBeGreaterThan(position.start);
      }
    }),
    { numRuns: 500 },
  );
});
