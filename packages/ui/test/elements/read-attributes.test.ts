import { expect, test } from "vitest";
import { ATTRIBUTES } from "../../src/elements/read-attributes.ts";

test("what an attribute says, and what none says", () => {
  const { sort, columns, rows, filter } = ATTRIBUTES.runs;
  expect(sort("-metrics.loss, params.lr, nonsense")).toEqual([
    { field: "metrics.loss", order: "desc" },
    { field: "params.lr", order: "asc" },
  ]);
  expect(columns("params.lr,metrics.loss,")).toEqual(["params.lr", "metrics.loss"]);
  expect([rows("configurations"), rows("runs"), rows(null)]).toEqual(["configurations", "runs", "runs"]);
  expect([sort(null), columns(null), filter(null)]).toEqual([undefined, undefined, undefined]);
  expect(ATTRIBUTES.compare.runIds("a, b")).toEqual(["a", "b"]);
  expect(ATTRIBUTES.histogram.field("loss")).toBeUndefined();
});

test("a spec is plain JSON, and what is none leaves everything open", () => {
  const { spec, builder } = ATTRIBUTES.plot;
  expect(spec('{ "x": "params.lr", "kind": "pie" }')).toEqual({ x: "params.lr" });
  expect([spec("{"), spec("[]"), spec(null)]).toEqual([{}, {}, undefined]);
  expect([builder(""), builder("false"), builder(null)]).toEqual([true, false, false]);
});
