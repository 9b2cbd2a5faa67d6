import type { AtlasError, Cell, FieldPath, Query, RowsQuery, SortKey } from "@atlas/core";
import { type Accessor, batch, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import { atlasErrorOf } from "../state/atlas-error-of.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset, useDataVersion } from "../state/use-dataset.ts";
import { type PageRow, RowBlocks } from "./row-blocks.ts";

/** Which cells of which runs a table shows, and in which order. */
export interface RowsQuestion {
  readonly filter: Query;
  readonly sort: readonly SortKey[];
  readonly columns: readonly FieldPath[];
}

/** The rows that are on the screen, with the question that they answer. */
export interface ShownRows {
  readonly question: RowsQuestion;
  readonly blocks: RowBlocks;
}

/** How the rows that are shown now came in the place of those before. */
export interface RowsChange {
  /** Whether they are others, or in another order, by another filter or sort. */
  readonly isOther: boolean;
  /** By how many rows the one that was to be held still has moved down. */
  readonly shift: number;
}

/** What rows are made of, and who is told. */
export interface RunRowsOptions {
  /** `undefined` while it is not known what to ask; what is shown stays. */
  readonly question: Accessor<RowsQuestion | undefined>;
  /** The rows that are seen. */
  readonly seen: Accessor<{ readonly first: number; readonly end: number }>;
  /** The runs that are to be held still when the data change, the most important first. */
  readonly anchors: () => readonly string[];
  /** Called when other rows are shown. */
  readonly onShow: (change: RowsChange) => void;
}

/** The rows of a table as they become known. */
export interface RunRows {
  readonly shown: Accessor<ShownRows | undefined>;
  /** Changes whenever more of the shown rows have arrived. */
  readonly revision: Accessor<number>;
  /** Whether other rows have been awaited for more than 100 ms. */
  readonly pending: Accessor<boolean>;
  readonly error: Accessor<AtlasError | undefined>;
  retry(): void;
}

interface Awaited extends ShownRows {
  readonly isOther: boolean;
  /** What must have arrived before it is shown. */
  range: { readonly first: number; readonly end: number };
  hasFollowed: boolean;
}

const PATIENCE_MS = 100;

/**
 * The rows that answer a question, over any number of runs: only what is seen is fetched. What is on the screen
 * stays until the rows of another question, or of a newer version, are there to be seen in its place.
 */
export function createRunRows(options: RunRowsOptions): RunRows {
  const dataset = useDataset();
  const version = useDataVersion();
  const [shown, setShown] = createSignal<ShownRows>();
  const [revision, setRevision] = createSignal(0);
  const [pending, setPending] = createSignal(false);
  const [error, setError] = createSignal<AtlasError>();
  let awaited: Awaited | undefined;
  let isOutdated = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    awaited = undefined;
    isOutdated = false;
    clearTimeout(patience);
    setPending(false);
  };

  const start = (question: RowsQuestion | undefined) => {
    awaited?.blocks.close();
    settle();
    if (question === undefined) return;
    const before = untrack(shown);
    const isOther = before === undefined || !isSameOrder(before.question, question);
    const seen = untrack(options.seen);
    const blocks: RowBlocks = new RowBlocks({
      ask: (offset, limit, signal) => dataset.rows(queryOf(question, offset, limit), { signal }),
      onRows: () => arrived(blocks),
      onError: (cause) => failed(blocks, cause),
    });
    const range = isOther ? { first: 0, end: Math.max(1, seen.end - seen.first) } : seen;
    awaited = { question, blocks, isOther, range, hasFollowed: false };
    patience = setTimeout(() => setPending(true), PATIENCE_MS);
    blocks.want(range.first, range.end);
  };

  const arrived = (blocks: RowBlocks) => {
    if (awaited?.blocks === blocks) {
      if (blocks.has(awaited.range.first, awaited.range.end)) show(awaited);
    } else if (shown()?.blocks === blocks) {
      setRevision((count) => count + 1);
    }
  };

  const failed = (blocks: RowBlocks, cause: unknown) => {
    const isAwaited = awaited?.blocks === blocks;
    if (!isAwaited && shown()?.blocks !== blocks) return;
    batch(() => {
      if (isAwaited) settle();
      setError(atlasErrorOf(cause));
    });
  };

  const show = (next: Awaited) => {
    const before = shown();
    const shift =
      next.isOther || before === undefined ? 0 : shiftOf(options.anchors(), before.blocks, next.blocks);
    if (shift === undefined && before !== undefined && follow(next, before)) return;
    const askAgain = isOutdated;
    batch(() => {
      settle();
      before?.blocks.close();
      setError(undefined);
      setShown(next);
      setRevision((count) => count + 1);
      options.onShow({ isOther: next.isOther, shift: shift ?? 0 });
    });
    if (askAgain) start(untrack(options.question));
  };

  /** Looks once where the runs must be if all that is new or gone stands above them. */
  const follow = (next: Awaited, before: ShownRows): boolean => {
    const shift = (next.blocks.newest?.total ?? 0) - (before.blocks.newest?.total ?? 0);
    if (next.hasFollowed || shift === 0) return false;
    next.hasFollowed = true;
    next.range = { first: Math.max(0, next.range.first + shift), end: Math.max(1, next.range.end + shift) };
    next.blocks.want(next.range.first, next.range.end);
    return !next.blocks.has(next.range.first, next.range.end);
  };

  createEffect(on(options.question, start));
  createEffect(
    on(
      version,
      () => {
        if (awaited !== undefined) isOutdated = true;
        else start(untrack(options.question));
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    const { first, end } = options.seen();
    shown()?.blocks.want(first, end);
  });
  onCleanup(() => {
    clearTimeout(patience);
    awaited?.blocks.close();
    shown()?.blocks.close();
  });

  const retry = () => {
    setError(undefined);
    start(untrack(options.question));
  };
  return { shown, revision, pending, error, retry };
}

/** The status of a shown run. */
export function statusOf(row: PageRow): string {
  const status = row.page.columns[0]?.[row.at];
  return typeof status === "string" ? status : "";
}

/** The cell of a shown run in a column of the question, `column` being its place there. */
export function cellOf(row: PageRow, column: number): Cell {
  return row.page.columns[column + 1]?.[row.at];
}

/** Every cell of a column of the question that has been fetched. */
export function cellsOf(shown: ShownRows, column: number): Iterable<Cell> {
  return shown.blocks.cells(column + 1);
}

/** Every row has a status, whether it is a column or not. */
function queryOf(question: RowsQuestion, offset: number, limit: number): RowsQuery {
  return { ...question, columns: ["record.status", ...question.columns], offset, limit };
}

function isSameOrder(a: RowsQuestion, b: RowsQuestion): boolean {
  return sameValue([a.filter, a.sort], [b.filter, b.sort]);
}

/** By how many rows the first run that is known before and after has moved down; `undefined` when none is. */
function shiftOf(anchors: readonly string[], before: RowBlocks, after: RowBlocks): number | undefined {
  if (anchors.length === 0) return 0;
  for (const runId of anchors) {
    const from = before.indexOf(runId);
    const to = after.indexOf(runId);
    if (from !== undefined && to !== undefined) return to - from;
  }
  return undefined;
}
