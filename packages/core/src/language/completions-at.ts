import {
  type FieldInfo,
  type FieldPath,
  isFieldPath,
  isNamespace,
  isTimeField,
  splitFieldPath,
} from "../model/field.ts";
import { STATUSES } from "../model/status.ts";
import { DURATION, printField } from "./field-name.ts";
import { printValue } from "./print-query.ts";
import { type Condition, FIELD_STATES } from "./query.ts";
import { QueryReader } from "./query-reader.ts";
import { QuerySyntaxError, type Span } from "./scanner.ts";
import type { Slot } from "./slot.ts";
import { BARE_TEXT, QUOTED_TEXT, quoted, unquoted } from "./text-literal.ts";
import { UNITS } from "./units.ts";

/** A text that may stand in a query where someone is writing. */
export interface Completion {
  readonly kind: "field" | "operator" | "value" | "keyword" | "text search";
  readonly text: string;
  /** What of the query it takes the place of; empty where nothing has been written yet. */
  readonly position: Span;
  /** The field that it names. */
  readonly field?: FieldPath;
}

/**
 * What may be written at a place of a query, whether that is unfinished or not: fields, operators that suit a field,
 * values that it has. What begins with what has been written comes first, then what holds it.
 *
 * @param cursor in UTF-16 units
 * @param fields what is known of each field, in the order in which they are offered
 */
export function completionsAt(text: string, cursor: number, fields: readonly FieldInfo[]): Completion[] {
  const slot = slotAt(text.slice(0, cursor));
  if (slot === undefined) return [];
  const position = { start: slot.start, end: endOfPiece(text, slot.start, cursor) };
  const written = text.slice(slot.start, cursor);
  const candidates = candidatesFor(slot, fields, written);
  const first = candidates.filter((candidate) => begins(candidate, plain(written)));
  const next = candidates.filter(
    (candidate) => !first.includes(candidate) && holds(candidate, plain(written)),
  );
  const search = slot.kind === "query" ? textSearch(written) : [];
  return [...first, ...next, ...search].map((candidate) => ({ ...candidate, position }));
}

type Candidate = Omit<Completion, "position">;

/** What is expected where a text ends, the word that touches its end included. */
function slotAt(text: string): Slot | undefined {
  const reader = new QueryReader(text);
  try {
    reader.query();
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
  }
  const isInWord = !text.endsWith("..") && matchAt(BARE_TEXT, text, text.length - 1) !== undefined;
  return reader.slots.findLast(({ start }) => !isInWord || start < text.length);
}

/** Where the word or the quotes end that a place is in, reading on from a place before it. */
function endOfPiece(text: string, start: number, cursor: number): number {
  let end = start;
  while (end < cursor) {
    const quotes = matchAt(QUOTED_TEXT, text, end);
    if (quotes !== undefined && unquoted(quotes) === undefined) return cursor;
    end += (quotes ?? matchAt(BARE_TEXT, text, end) ?? " ").length;
  }
  return end;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = Math.max(0, at);
  return pattern.exec(text)?.[0];
}

function plain(text: string): string {
  return text.replaceAll(/["']/g, "").toLowerCase();
}

/** Whether a candidate, or the key of the field that it names, begins with a text. */
function begins({ text, field }: Candidate, wanted: string): boolean {
  const names = field === undefined ? [text] : [text, field, splitFieldPath(field).key];
  return names.some((name) => plain(name).startsWith(wanted));
}

function holds({ text, field }: Candidate, wanted: string): boolean {
  return plain(`${text} ${field ?? ""}`).includes(wanted);
}

function candidatesFor(slot: Slot, fields: readonly FieldInfo[], written: string): Candidate[] {
  const infoOf = (field: Condition["field"]) => fields.find(({ path }) => path === field);
  switch (slot.kind) {
    case "query":
      return [...fieldCandidates(fields), ...keywords("not")];
    case "operator":
      return operatorsFor(slot.field, infoOf(slot.field)).map((text) => ({ kind: "operator", text }));
    case "list or range":
      return values(["(", ...rangeOf(infoOf(slot.field))]);
    case "state":
      return keywords(...statesFor(infoOf(slot.field)));
    case "value":
      return values(valuesFor(slot.field, infoOf(slot.field), written));
    case "connective":
      return keywords("and", "or", ...(slot.isInParentheses ? [")"] : []));
  }
}

function fieldCandidates(fields: readonly FieldInfo[]): Candidate[] {
  return fields.map(({ path }) => ({ kind: "field", text: printField(path), field: path }));
}

function keywords(...texts: readonly string[]): Candidate[] {
  return texts.map((text) => ({ kind: "keyword", text }));
}

function values(texts: Iterable<string>): Candidate[] {
  return Array.from(texts, (text) => ({ kind: "value", text }));
}

/** A word that is no field, or a text in quotes that may not end yet, as a text to look for. */
function textSearch(written: string): Candidate[] {
  const isWord = matchAt(BARE_TEXT, written, 0) === written && !isFieldPath(written);
  if (!isWord && !/^["']/.test(written)) return [];
  return [{ kind: "text search", text: quoted(written.replace(/^["']/, "")) }];
}

const ORDER = ["<", "<=", ">", ">="];
const SETS = ["in", "not in"];
const TEXTS = ["contains", "not contains", "~"];

function operatorsFor(field: Condition["field"], info: FieldInfo | undefined): readonly string[] {
  if (isNamespace(field)) return ["contains", "not contains"];
  if (isTimeField(field)) return [">", ">=", "<", "<=", "in", "is"];
  switch (info?.type) {
    case "numeric":
      return ["=", "!=", ...ORDER, ...SETS, "is"];
    case "string":
      return ["=", "!=", ...SETS, ...TEXTS, "is"];
    case "boolean":
      return ["=", "!=", "is"];
    default:
      return ["=", "!=", ...ORDER, ...SETS, ...TEXTS, "is"];
  }
}

function statesFor(info: FieldInfo | undefined): readonly string[] {
  return info?.type === "string" || info?.type === "boolean" ? ["missing", "present"] : FIELD_STATES;
}

function rangeOf(info: FieldInfo | undefined): string[] {
  return info?.min_value === undefined || info.max_value === undefined
    ? []
    : [`${printValue(info.path, info.min_value)}..${printValue(info.path, info.max_value)}`];
}

function valuesFor(
  field: Condition["field"],
  info: FieldInfo | undefined,
  written: string,
): Iterable<string> {
  const count = /^\d+(?:\.\d+)?/.exec(written)?.[0];
  if (isTimeField(field)) {
    return UNITS.slice(2).map(
      ({ long }) => `${count ?? 1} ${long}${Number(count ?? 1) === 1 ? "" : "s"} ago`,
    );
  }
  if (field === DURATION && count !== undefined) return UNITS.map(({ short }) => `${count} ${short}`);
  const { values: known = [], type, min_value, max_value } = info ?? {};
  if (type === "boolean") return ["true", "false"];
  const states = field === "record.status" ? STATUSES : [];
  const bounds = [min_value, max_value].filter((bound) => bound !== undefined);
  return new Set([...states, ...known, ...bounds].map((value) => printValue(field, value)));
}
