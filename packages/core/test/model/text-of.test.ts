import { type Cell, textOf } from "@atlas/core";
import { expect, it } from "vitest";

it.each<[Cell | null, string]>([
  [undefined, ""],
  [null, ""],
  ["as it is \u0000", "as it is \u0000"],
  ["", ""],
  [true, "True"],
  [false, "False"],
  [10, "10"],
  [-0, "-0"],
  [0.1, "0.1"],
  [1e21, "1e+21"],
  [1e-7, "1e-7"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
  [-9007199254740993n, "-9007199254740993"],
  [[1, Number.NaN, [9007199254740993n, "a", true, null]], '[1,NaN,[9007199254740993,"a",true,null]]'],
  [{ b: { c: -0 }, a: [] }, '{"b":{"c":-0.0},"a":[]}'],
])("%#", (cell, text) => {
  expect(textOf(cell)).toBe(text);
});
