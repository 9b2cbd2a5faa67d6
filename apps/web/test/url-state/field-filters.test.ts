import type { FieldFilter } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFieldFilters, writeFieldFilters } from "../../src/url-state/field-filters.ts";
import { anyFieldFilter } from "./arbitrary.ts";

describe("field filters as text", () => {
  const examples: [string, FieldFilter[]][] = [
    ["", []],
    [
      "params.dim>=10;params.algo in (adam,sgd)",
      [
        { field: "params.dim", op: "ge", value: 10 },
        { field: "params.algo", op: "in", value: ["adam", "sgd"] },
      ],
    ],
    ["metrics.loss<0.001", [{ field: "metrics.loss", op: "lt", value: 0.001 }]],
    ["params~l-bfgs", [{ field: "params", op: "contains", value: "l-bfgs" }]],
    ['"params.learning rate"="0.1"', [{ field: "params.learning rate", op: "eq", value: "0.1" }]],
    ['params.done!="true"', [{ field: "params.done", op: "ne", value: "true" }]],
    ["params.done!=true", [{ field: "params.done", op: "ne", value: true }]],
    ["params.seed=9007199254740993", [{ field: "params.seed", op: "eq", value: 9007199254740993n }]],
    ["params.seed=9.007199254740992e15", [{ field: "params.seed", op: "eq", value: 2 ** 53 }]],
    ["params.batch=007", [{ field: "params.batch", op: "eq", value: "007" }]],
    [
      'params.opt={"lr":0.1,"a b":(1,null)}',
      [{ field: "params.opt", op: "eq", value: { lr: 0.1, "a b": [1, null] } }],
    ],
  ];

  for (const [text, filters] of examples) {
    it(`reads and writes ${text === "" ? "none" : text}`, () => {
      expect(writeFieldFilters(filters)).toBe(text);
      expect(readFieldFilters(text)).toEqual(filters);
    });
  }

  it("gives back every filter exactly", () => {
    fc.assert(
      fc.property(fc.array(anyFieldFilter, { maxLength: 4 }), (filters) => {
        expect(readFieldFilters(writeFieldFilters(filters))).toEqual(filters);
      }),
    );
  });

  it("never fails on any text, and writes what it read the same way again", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^params\.[a-z]{1,3}(=|<=| in )[(a-z0-9,"]{0,8}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const filters = readFieldFilters(text);
        if (filters !== undefined) expect(readFieldFilters(writeFieldFilters(filters))).toEqual(filters);
      }),
    );
  });

  const unreadable = [
    "params.dim",
    "params.dim>",
    "dim>=10",
    "params.dim>=10;",
    "params.dim>=10;;params.x=1",
    "params.a in (1,",
    'params.a="x',
    'params.a="\\q"',
    "params.learning rate=1",
    "params.a=1 and params.b=2",
    "params.a={b:1}",
  ];
  for (const text of unreadable) {
    it(`does not guess what ${text} means`, () => expect(readFieldFilters(text)).toBeUndefined());
  }
});
