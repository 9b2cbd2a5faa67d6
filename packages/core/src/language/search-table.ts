import { type Namespace, splitFieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { findInBlocks } from "../query/text-index.ts";
import type { Column } from "../table/column.ts";
import { RunIds } from "../table/run-ids.ts";
import type { Keep, KeepRows } from "./keep.ts";
import { keepCells, keepValues } from "./keep-values.ts";

const KINDS: readonly Column["kind"][] = ["codes", "numbers", "times"];

/** Keeps the rows that have a value, of any field, whose text holds a text in any case. */
export function searchTable(text: string): Keep {
  const needle = text.toLowerCase();
  return (table) => {
    const columns = table.paths.map((path) => table.column(path)!);
    // A text is made of every number and every time that is asked: those are asked last, of the rows that are left.
    columns.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    const keeps = columns.map((column) => keepContaining(column, needle));
    return (selection) => selection.keepAny(keeps);
  };
}

/** Keeps the rows that have a field of a namespace whose "key:value" holds a text in any case. */
export function searchNamespace(namespace: Namespace, text: string): Keep {
  const needle = text.toLowerCase();
  return (table) => {
    const paths = table.paths.filter((path) => splitFieldPath(path).namespace === namespace);
    const keeps = paths.map((path) => {
      const prefix = `${splitFieldPath(path).key.toLowerCase()}:`;
      return keepMember(table.column(path)!, prefix, needle);
    });
    return (selection) => selection.keepAny(keeps);
  };
}

/**
 * Keeps the rows whose value's text holds a text; NaN has none.
 *
 * @param needle in lower case
 */
export function keepContaining(column: Column, needle: string): KeepRows {
  const holds = (text: string) => text.toLowerCase().includes(needle);
  if (column.kind === "numbers" && !isPartOfNumber(needle)) return (selection) => selection.keepNone();
  if (column.kind === "times" && !isPartOfUsualTime(needle)) {
    if (column.unusualTexts.size === 0) return (selection) => selection.keepNone();
    return (selection) =>
      selection.keepRows((row) => column.has(row) && holds(column.unusualText(row) ?? ""));
  }
  if (column.kind === "codes" && column.dictionary instanceof RunIds && needle !== "") {
    return keepIdsContaining(column.dictionary, needle);
  }
  return keepCells(column, (value) => holds(textOf(value)));
}

function keepIdsContaining({ blocks }: RunIds, needle: string): KeepRows {
  return (selection) => {
    const block = blocks[selection.block().segment]!;
    selection.keepPlaces(findInBlocks([block], needle).places);
  };
}

function keepMember(column: Column, prefix: string, needle: string): KeepRows {
  if (prefix.includes(needle)) return (selection) => selection.keepPresent(column, true);
  if (column.kind === "numbers" && !isPartOfMember(prefix, needle))
    return (selection) => selection.keepNone();
  return keepValues(column, (value) => `${prefix}${textOf(value).toLowerCase()}`.includes(needle));
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
