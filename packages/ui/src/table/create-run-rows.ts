import type { AtlasError } from "@atlas/core";
import { type Accessor, batch, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import { atlasErrorOf } from "../state/atlas-error-of.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataVersion } from "../state/use-dataset.ts";
import { RowBlocks } from "./row-blocks.ts";
import type { RowSource, RowsQuestion, TablePage } from "./row-source.ts";

/** The rows that are on the screen, with the question that they answer. */
interface ShownRows<P extends TablePage> {
  readonly question: RowsQuestion;
  readonly blocks: RowBlocks<P>;
}

/** How the rows that are shown now came in the place of those before. */
export interface RowsChange {
  /** Whether they are others, or in another order, by another filter or sort. */
  readonly isOther: boolean;
  /** By how many rows the one that was to be held still has moved down. */
  readonly shift: number;
}

/** What rows are made of, and who is told. */
export interface RunRowsOptions<P extends TablePage> {
  readonly source: RowSource<P>;
  /** `undefined` while it is not known what to ask; what is shown stays. */
  readonly question: Accessor<RowsQuestion | undefined>;
  /** The rows that are seen. */
  readonly seen: Accessor<{ readonly first: number; readonly end: number }>;
  /** The row that is to be the first seen to begin with; 0 when absent. */
  readonly firstRow?: number;
  /** The ids of the rows that are to be held still when the data change, the most important first. */
  readonly anchors: () => readonly string[];
  /** Called when other rows are shown. */
  readonly onShow: (change: RowsChange) => void;
}

/** The rows of a table as they become known. */
export interface RunRows<P extends TablePage> {
  readonly shown: Accessor<ShownRows<P> | undefined>;
  /** Changes whenever more of the shown rows have arrived. */
  readonly revision: Accessor<number>;
  /** Whether other rows have been awaited for more than 100 ms. */
  readonly pending: Accessor<boolean>;
  readonly error: Accessor<AtlasError | undefined>;
  retry(): void;
}

interface Awaited<P extends TablePage> extends ShownRows<P> {
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
export function createRunRows<P extends TablePage>(options: RunRowsOptions<P>): RunRows<P> {
  const version = useDataVersion();
  const [shown, setShown] = createSignal<ShownRows<P>>();
  const [revision, setRevision] = createSignal(0);
  const [pending, setPending] = createSignal(false);
  const [error, setError] = createSignal<AtlasError>();
  let awaited: Awaited<P> | undefined;
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
    const blocks: RowBlocks<P> = new RowBlocks<P>({
      ask: (offset, limit, signal) => options.source.ask({ ...question, offset, limit }, signal),
      idsOf: options.source.idsOf,
      onRows: () => arrived(blocks),
      onError: (cause) => failed(blocks, cause),
    });
    const first = before === undefined ? (options.firstRow ?? 0) : 0;
    const range = isOther ? { first, end: first + Math.max(1, seen.end - seen.first) } : seen;
    awaited = { question, blocks, isOther, range, hasFollowed: false };
    patience = setTimeout(() => setPending(true), PATIENCE_MS);
    blocks.want(range.first, range.end);
  };

  const arrived = (blocks: RowBlocks<P>) => {
    if (awaited?.blocks === blocks) {
      if (blocks.has(awaited.range.first, awaited.range.end)) show(awaited);
    } else if (shown()?.blocks === blocks) {
      setRevision((count) => count + 1);
    }
  };

  const failed = (blocks: RowBlocks<P>, cause: unknown) => {
    const isAwaited = awaited?.blocks === blocks;
    if (!isAwaited && shown()?.blocks !== blocks) return;
    batch(() => {
      if (isAwaited) settle();
      setError(atlasErrorOf(cause));
    });
  };

  const show = (next: Awaited<P>) => {
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
  const follow = (next: Awaited<P>, before: ShownRows<P>): boolean => {
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

function isSameOrder(a: RowsQuestion, b: RowsQuestion): boolean {
  return sameValue([a.filter, a.sort], [b.filter, b.sort]);
}

/** By how many rows the first that is known before and after has moved down; `undefined` when none is. */
function shiftOf<P extends TablePage>(
  anchors: readonly string[],
  before: RowBlocks<P>,
  after: RowBlocks<P>,
): number | undefined {
  if (anchors.length === 0) return 0;
  for (const id of anchors) {
    const from = before.indexOf(id);
    const to = after.indexOf(id);
    if (from !== undefined && to !== undefined) return to - from;
  }
  return undefined;
}
