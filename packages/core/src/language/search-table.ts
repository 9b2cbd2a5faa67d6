import { type Namespace, splitFieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { RowSelection } from "../query/row-selection.ts";
import type { Column } from "../table/column.ts";
import type { Keep } from "./keep.ts";

const KINDS: readonly Column["kind"][] = ["codes", "numbers", "times"];

/** Keeps the rows that have a value, of any field, whose text holds a text in any case. */
export function searchTable(text: string): Keep {
  const needle = text.toLowerCase();
  return (table, selection) => {
    const columns = table.paths.map((path) => table.column(path)!);
    // A text is made of every number and every time that is asked: those are asked last, of the rows that are left.
    columns.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    selection.keepAny(columns.map((column) => (part) => keepContaining(column, needle, part)));
  };
}

/** Keeps the rows that have a field of a namespace whose "key:value" holds a text in any case. */
export function searchNamespace(namespace: Namespace, text: string): Keep {
  const needle = text.toLowerCase();
  return (table, selection) => {
    const paths = table.paths.filter((path) => splitFieldPath(path).namespace === namespace);
    selection.keepAny(
      paths.map((path) => {
        const prefix = `${splitFieldPath(path).key.toLowerCase()}:`;
        const column = table.column(path)!;
        return (part) => keepMember(column, prefix, needle, part);
      }),
    );
  };
}

/**
 * Keeps the rows whose value's text holds a text; NaN has none.
 *
 * @param needle in lower case
 */
export function keepContaining(column: Column, needle: string, selection: RowSelection): void {
  const holds = (text: string) => text.toLowerCase().includes(needle);
  if (column.kind === "numbers" && !isPartOfNumber(needle)) {
    selection.keepNone();
  } else if (column.kind === "times" && !isPartOfUsualTime(needle)) {
    selection.keepRows((row) => column.has(row) && holds(column.unusualText(row) ?? ""));
  } else {
    selection.keepCells(column, (value) => holds(textOf(value)));
  }
}

function keepMember(column: Column, prefix: string, needle: string, selection: RowSelection): void {
  if (prefix.includes(needle)) {
    selection.keepRows((row) => column.has(row));
  } else if (column.kind === "numbers" && !isPartOfMember(prefix, needle)) {
    selection.keepNone();
  } else {
    selection.keepValues(column, (value) => `${prefix}${textOf(value).toLowerCase()}`.includes(needle));
  }
}

/** Whether "key:" and the text of a number may hold a text; the last colon in it is that of the key. */
function isPartOfMember(prefix: string, needle: string): boolean {
  const end = needle.lastIndexOf(":") + 1;
  return (end === 0 || prefix.endsWith(needle.slice(0, end))) && isPartOfNumber(needle.slice(end));
}

/** Whether the text of a number, in lower case, may hold a text. */
function isPartOfNumber(text: string): boolean {
  return /^(?:[-+.\de]*|-?[infty]+|[na]+)$/.test(text);
}

/** Whether the text of a time as metalab writes it, in lower case, may hold a text. */
function isPartOfUsualTime(text: string): boolean {
  return /^[-\d:.t]*$/.test(text);
}
