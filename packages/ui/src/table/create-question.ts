import type { ConfigurationSortKey, FieldIndex, FieldInfo, FieldPath, Query } from "@atlas/core";
import { type Accessor, createMemo } from "solid-js";
import { experimentOf, scopeOf } from "../filter/scope-of.ts";
import { type Answer, createAnswer } from "../state/create-answer.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset } from "../state/use-dataset.ts";
import { collapsedColumns, constantFields, defaultColumns, pinnedFirst } from "./column-choice.ts";
import type { RowsQuestion } from "./row-source.ts";

/** What a person chose to see. */
export interface QuestionOptions {
  readonly filter: Accessor<Query>;
  /** The filter whose rows are shown; `undefined` before the first are. */
  readonly shownFilter: Accessor<Query | undefined>;
  readonly sort: Accessor<readonly ConfigurationSortKey[]>;
  /** `undefined` where nobody chose. */
  readonly columns: Accessor<readonly FieldPath[] | undefined>;
  /** Whether replicates are collapsed, so that what tells them apart is no column unless it was chosen. */
  readonly isCollapsed: Accessor<boolean>;
  /** The columns that are to come before all others. */
  readonly pinned: Accessor<readonly FieldPath[]>;
  /** Whether columns that nobody chose are to stay although they have become constant. */
  readonly isHeld: Accessor<boolean>;
  /** Whether the columns that are sorted by are to come first. */
  readonly isNarrow: Accessor<boolean>;
}

/** What a table asks, and what it has to know of the fields to ask it. */
export interface Question {
  /** `undefined` until the fields are known. */
  readonly question: Accessor<RowsQuestion | undefined>;
  readonly columns: Accessor<readonly FieldPath[]>;
  /** What is the same in all runs that match, but for what is a column. */
  readonly constants: Accessor<readonly FieldInfo[]>;
  /** The fields of all runs of the experiment, or of all experiments. */
  readonly all: Answer<FieldIndex>;
  /** The fields of the runs that match. */
  readonly matching: Answer<{ readonly filter: Query; readonly index: FieldIndex }>;
  /** `undefined` where no run has the field. */
  info(path: FieldPath): FieldInfo | undefined;
}

/**
 * The question that a table asks: with the columns that were chosen, or with those that vary among what matches.
 * Another filter asks for its rows at once, by the columns there are. What varies under it is asked for once its rows
 * are shown, and may change the columns then. Only the columns of another experiment are not asked for.
 */
export function createQuestion(options: QuestionOptions): Question {
  const dataset = useDataset();
  const all = createAnswer(
    () => scopeOf(options.filter()),
    (filter, signal) => dataset.fields({ filter }, { signal }),
  );
  const matching = createAnswer(
    () => {
      const [filter, shown] = [options.filter(), options.shownFilter()];
      return shown !== undefined && canShareColumns(shown, filter) ? shown : filter;
    },
    async (filter, signal) => ({ filter, index: await dataset.fields({ filter }, { signal }) }),
  );

  const byPath = createMemo(() => {
    const fields = (all.latest() ?? matching.latest()?.index)?.fields ?? [];
    return new Map(fields.map((field) => [field.path, field]));
  });

  const columns = createMemo<readonly FieldPath[]>(
    (before) => {
      const chosen = options.columns();
      if (chosen !== undefined) return [...new Set(chosen)];
      if (options.isHeld() && before.length > 0) return before;
      const found = matching.latest()?.index;
      const known = found?.run_count === 0 ? all.latest() : found;
      if (known === undefined) return before;
      return options.isCollapsed() ? collapsedColumns(known) : defaultColumns(known);
    },
    [],
    { equals: sameValue },
  );

  const question = createMemo<RowsQuestion | undefined>(
    (before) => {
      const known = matching.latest();
      const isColumnsKnown = options.columns() !== undefined || options.isHeld();
      if (known === undefined) return before;
      if (!isColumnsKnown && !canShareColumns(known.filter, options.filter())) return before;
      const sorted = options.sort().map((key) => key.field);
      const first = options.isNarrow() ? sorted.filter((field) => columns().includes(field)) : [];
      return {
        filter: options.filter(),
        sort: options.sort(),
        columns: [...new Set([...first, ...pinnedFirst(columns(), options.pinned())])],
      };
    },
    undefined,
    { equals: sameValue },
  );

  const constants = createMemo(() => {
    const known = matching.latest()?.index;
    const shown = new Set(columns());
    return known === undefined ? [] : constantFields(known).filter((field) => !shown.has(field.path));
  });

  return { question, columns, constants, all, matching, info: (path) => byPath().get(path) };
}

/** Whether the columns of one filter say something of the runs of another: not where each is of an experiment of its own. */
function canShareColumns(a: Query, b: Query): boolean {
  const [one, other] = [experimentOf(a), experimentOf(b)];
  return one === undefined || other === undefined || one === other;
}
