import { comparePaths } from "../model/compare-paths.ts";
import { compareStrings } from "../model/compare-strings.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { Steps } from "../steps.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { AllRows, blocksOf } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { Table } from "../table/table.ts";
import type { Closeness } from "./closeness.ts";
import { countCodes } from "./count-codes.ts";
import { firstOf } from "./first-of.ts";
import { runsText } from "./runs-text.ts";
import type { SearchGroup } from "./search-result.ts";
import { TextIndex } from "./text-index.ts";

/** How much of a value's text is searched, in UTF-16 units. */
const MAX_TEXT_LENGTH = 1000;

/** Fields whose values are found as runs and experiments. */
const EXCEPT: ReadonlySet<FieldPath> = new Set(["record.run_id", "record.experiment_id"]);

/** What a search finds in one field. */
interface FoundInField {
  /** The closest of them, equally close ones in the order of their texts. */
  readonly values: readonly FoundValue[];
  /** How many there are. */
  readonly total: number;
}

interface FoundValue {
  readonly text: string;
  readonly close: Closeness;
  readonly runs: number;
}

/** The steps, a field each, of the different values of any field that hold a text, or are the number that it is. */
export function* findValuesSteps(
  table: Table,
  query: string,
  limit: number,
): Steps<Pick<SearchGroup, "hits" | "total">> {
  const found: (FoundValue & { readonly path: FieldPath })[] = [];
  let total = 0;
  for (const path of table.paths.toSorted(comparePaths)) {
    if (EXCEPT.has(path)) continue;
    yield;
    const ofField = yield* findInField(table, path, query, limit);
    for (const value of ofField.values) found.push({ path, ...value });
    total += ofField.total;
  }
  const hits = firstOf(found, limit, (a, b) => a.close - b.close).map(({ path, text, runs }) => ({
    label: text,
    sublabel: `${path}, ${runsText(runs)}`,
    entity_type: "value" as const,
    entity_id: path,
    field: path,
    value: text,
  }));
  return { hits, total };
}

function* findInField(table: Table, path: FieldPath, query: string, limit: number): Steps<FoundInField> {
  const column = table.column(path)!;
  switch (column.kind) {
    case "numbers":
      return findNumber(column, table.rowCount, query);
    case "codes":
      return yield* findCodes(column, table.rowCount, query, limit);
    case "times":
      return NOTHING;
  }
}

const NOTHING: FoundInField = { values: [], total: 0 };

/** Numbers are found by what they are: half of all texts of digits hold a 2. */
function findNumber(column: NumberColumn, rowCount: number, query: string): FoundInField {
  const wanted = Number(query) + 0;
  if (Number.isNaN(wanted)) return NOTHING;
  let runs = 0;
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(new AllRows(rowCount))) {
    const values = column.read(block, into);
    for (let i = 0; i < block.length; i++) if (values[i] === wanted) runs++;
  }
  return runs === 0 ? NOTHING : { values: [{ text: textOf(wanted), close: 0, runs }], total: 1 };
}

/** What of a column's values is searched in which way. */
interface SearchedColumn {
  /** By code. */
  readonly texts: TextIndex;
  readonly numberCodes: readonly number[];
}

const known = new WeakMap<CodedColumn, SearchedColumn>();

/** After so many different values whose texts were made, a step ends. */
const VALUES_OF_STEP = 10_000;

/** Worked out once. */
function* searchedColumnSteps(column: CodedColumn): Steps<SearchedColumn> {
  let searched = known.get(column);
  if (searched === undefined) {
    const texts: string[] = [];
    const numberCodes: number[] = [];
    for (let code = 0; code < column.codeCount; code++) {
      const value = column.valueOfCode(code);
      if (typeof value === "number" || typeof value === "bigint") numberCodes.push(code);
      // Empty for what is not found by its text.
      texts.push(isFoundByText(value) ? textOf(value).slice(0, MAX_TEXT_LENGTH).toLowerCase() : "");
      if (code % VALUES_OF_STEP === VALUES_OF_STEP - 1) yield;
    }
    searched = { texts: new TextIndex(texts), numberCodes };
    known.set(column, searched);
  }
  return searched;
}

function* findCodes(
  column: CodedColumn,
  rowCount: number,
  query: string,
  limit: number,
): Steps<FoundInField> {
  const { texts, numberCodes } = yield* searchedColumnSteps(column);
  const { places: codes, closeness } = texts.find(query.toLowerCase());
  const codesOfQuery = numberCodes.filter((code) => isNumber(column.valueOfCode(code), query));
  if (codes.length === 0 && codesOfQuery.length === 0) return NOTHING;
  const runsOfCode = countCodes(column, new AllRows(rowCount));
  const textAt = (i: number) => textOf(column.valueOfCode(codes[i]!));
  // A code stays known when its last run is gone.
  const places = [...codes.keys()].filter((i) => runsOfCode[codes[i]!]! > 0);
  const byText = (a: number, b: number) =>
    closeness[a]! - closeness[b]! || compareStrings(textAt(a), textAt(b));
  const values: FoundValue[] = firstOf(places, limit, byText).map((i) => ({
    text: textAt(i),
    close: closeness[i]!,
    runs: runsOfCode[codes[i]!]!,
  }));
  const runs = codesOfQuery.reduce((sum, code) => sum + runsOfCode[code]!, 0);
  if (runs === 0) return { values, total: places.length };
  // The one falsy number is 0, which -0 equals.
  const text = textOf(column.valueOfCode(codesOfQuery[0]!) || 0);
  const number = { text, close: 0, runs } as const;
  return { values: [number, ...values], total: places.length + 1 };
}

function isFoundByText(value: Cell): boolean {
  return typeof value === "string" || typeof value === "boolean" || Array.isArray(value);
}

/** Whether a value is the number that a text is; so may be several, as 0 and -0. */
function isNumber(value: Cell, text: string): boolean {
  return typeof value === "bigint" ? value.toString() === text : value === Number(text);
}
