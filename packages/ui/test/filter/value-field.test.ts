import { expect, it } from "vitest";
import { valueFieldAt } from "../../src/filter/value-field.ts";

it.each([
  ["params.algorithm = ", "params.algorithm"],
  ["status = failed and params.lr in (0.1, ", "params.lr"],
  ["(params.a = 1 or not status = ", "record.status"],
  ["status in (", "record.status"],
  ["params contains ", undefined],
  ["params.lr ", undefined],
  ["", undefined],
])("the value at the end of %j is of %s", (text, field) => {
  expect(valueFieldAt(text)).toBe(field);
});
