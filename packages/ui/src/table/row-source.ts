import type { ConfigurationSortKey, FieldInfo, FieldPath, Query, RowCounts } from "@atlas/core";
import type { ColumnLayout, TextMeasure } from "./column-layout.ts";

/** Which cells of which rows a table shows, and in which order. */
export interface RowsQuestion {
  readonly filter: Query;
  readonly sort: readonly ConfigurationSortKey[];
  readonly columns: readonly FieldPath[];
}

/** A part of a question's rows. */
interface PageQuestion extends RowsQuestion {
  readonly offset: number;
  readonly limit: number;
}

/** What every page says of all rows. */
export interface TablePage {
  readonly total: number;
  /** Of runs. */
  readonly counts: RowCounts;
}

/** Where the rows of a table come from: what a row is, is its affair. */
export interface RowSource<P extends TablePage> {
  ask(question: PageQuestion, signal: AbortSignal): Promise<P>;
  /** What each row of a page is known by when the data change. */
  idsOf(page: P): readonly string[];
  /** The layout of a column by what has been fetched, and whether any of that is a value of it. */
  layoutOf(column: SourceColumn, pages: readonly P[], measure: TextMeasure): MeasuredLayout;
}

/** A column of a question, and what is known of its field. */
interface SourceColumn {
  readonly path: FieldPath;
  readonly place: number;
  /** `undefined` where no run has it. */
  readonly info: FieldInfo | undefined;
}

/** A layout, and whether it was made with values at hand: without, a better one may follow. */
export interface MeasuredLayout {
  readonly layout: ColumnLayout;
  readonly hasValues: boolean;
}
