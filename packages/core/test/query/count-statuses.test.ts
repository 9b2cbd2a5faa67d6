import { countStatuses, filterRows, tableOf } from "@atlas/core";
import { expect, it } from "vitest";
import { runOf } from "../arbitrary.ts";

const statuses = [
  "success",
  "failed",
  "success",
  "paused",
  "running",
  "",
  "toString",
  "cancelled",
  "success",
];
const table = tableOf(statuses.map((status, i) => runOf({ run_id: `${i}`, status }, { i })));

it("counts every state, and what metalab does not write as other", () => {
  expect(countStatuses(table)).toEqual({ success: 3, failed: 1, running: 1, cancelled: 1, other: 3 });
});

it("counts the rows that it is given", () => {
  const rows = filterRows(table, { field_filters: [{ field: "params.i", op: "lt", value: 3 }] });
  expect(countStatuses(table, rows)).toEqual({ success: 2, failed: 1, running: 0, cancelled: 0, other: 0 });
  expect(countStatuses(tableOf([]))).toEqual({ success: 0, failed: 0, running: 0, cancelled: 0, other: 0 });
});
