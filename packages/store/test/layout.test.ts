import { expect, it } from "vitest";
import { isDataName, manifestTimestamp } from "../src/layout.ts";

it.each(["0a1b.json", ".hidden.json", "copy of rün 1.json", ".json"])("%s is data", (name) => {
  expect(isDataName(name)).toBe(true);
});

it.each([
  "0a1b.tmp.ab12cd34",
  "0a1b.tmp.ab12cd34.json",
  "0a1b.json~",
  "0a1b.json.bak",
  "0a1b.JSON",
  "0a1b.done",
  "json",
])("%s is no data", (name) => {
  expect(isDataName(name)).toBe(false);
});

it.each([
  ["grid_mix_1.0_20260201_091502.json", "20260201_091502"],
  ["a_b_20260201_091502_20260202_101010.json", "20260202_101010"],
  ["fragile_1.0_notatime.json", "fragile_1.0_notatime"],
  ["20260201_091502.json", "20260201_091502"],
])("the version that %s is of: %s", (name, timestamp) => {
  expect(manifestTimestamp(name)).toBe(timestamp);
});
