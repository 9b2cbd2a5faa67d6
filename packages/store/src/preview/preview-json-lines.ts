import { type Content, type JsonObject, type JsonValue, parseJson } from "@atlas/core";
import { isJsonObject } from "../decode/json-object.ts";
import type { Preview } from "./preview.ts";
import { previewText } from "./preview-text.ts";
import { typeOfValues } from "./table-cells.ts";
import { MAX_COLUMNS, MAX_ROWS, tableHead } from "./table-head.ts";

/** The column of lines that hold no objects. */
const VALUE_COLUMN = "value";

/** The first lines of a file with a JSON value a line, and its text. The columns are the members in the order in which they come up. */
export async function previewJsonLines(content: Content): Promise<Preview> {
  const [{ text, isCut }, asText] = await Promise.all([tableHead(content), previewText(content)]);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const values: JsonObject[] = [];
  const wrong: string[] = [];
  for (const [i, line] of lines.slice(0, MAX_ROWS).entries()) {
    const parsed = parseJson(line);
    if (!parsed.ok) wrong.push(`Line ${i + 1} is not JSON: ${parsed.reason}.`);
    else values.push(isJsonObject(parsed.value) ? parsed.value : { [VALUE_COLUMN]: parsed.value });
  }
  const names = new Set(values.flatMap((value) => Object.keys(value)));
  const shown = [...names].slice(0, MAX_COLUMNS);
  const columns = shown.map((name) => ({
    name,
    type: typeOfValues(values.map((value) => memberOf(value, name))),
  }));
  const table = {
    columns,
    rows: values.map((value) => shown.map((name) => memberOf(value, name))),
    row_count: isCut ? null : lines.length,
  };
  const note = wrong[0] === undefined ? {} : { note: wrong[0] };
  const isShortened = lines.length > MAX_ROWS || names.size > MAX_COLUMNS;
  return { parts: { ...asText.parts, table, ...note }, isCut: isCut || isShortened };
}

function memberOf(value: JsonObject, name: string): JsonValue {
  return Object.hasOwn(value, name) ? value[name]! : null;
}
