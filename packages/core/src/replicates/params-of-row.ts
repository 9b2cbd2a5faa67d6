import type { JsonObject } from "../json/value.ts";
import { type FieldPath, splitFieldPath } from "../model/field.ts";
import type { Table } from "../table/table.ts";

/** The params of a run as its record has them, but for those that are null: what lies in an object is not named apart from it. */
export function paramsOfRow(table: Table, row: number): JsonObject {
  const members = table.paths.flatMap((path) => {
    if (!path.startsWith("params.")) return [];
    const value = table.cell(row, path);
    const { key } = splitFieldPath(path);
    return value === undefined || isWithin(table, row, key) ? [] : [[key, value] as const];
  });
  return Object.fromEntries(members);
}

/** Whether a name with dots leads into an object of the row. */
function isWithin(table: Table, row: number, key: string): boolean {
  for (let dot = key.indexOf("."); dot >= 0; dot = key.indexOf(".", dot + 1)) {
    const path: FieldPath = `params.${key.slice(0, dot)}`;
    const value = table.cell(row, path);
    if (typeof value === "object" && !Array.isArray(value)) return true;
  }
  return false;
}
