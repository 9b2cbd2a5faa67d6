import {
  type ExperimentSummary,
  filterRows,
  type Problem,
  parseQuery,
  type SourceState,
  type StoreInfo,
} from "@atlas/core";
import { inColumns, type TextColumn } from "./in-columns.ts";
import { storeDirectory } from "./store-directory.ts";

/** How many problems are listed; the page of the store has all. */
const MAX_PROBLEMS = 100;

/** After this, a run that says it is running is doubted. */
const STALE = "status = running and started_at < 1 day ago";

/** What Atlas sees in some stores and what is wrong with them, in words. */
export interface Diagnosis {
  readonly lines: readonly string[];
  /** Whether nothing is wrong. */
  readonly isHealthy: boolean;
}

/**
 * What a person is to know of stores that were read.
 *
 * @param location where they were looked for
 */
export function diagnose(state: SourceState, location: string): Diagnosis {
  const { stores, experiments, problems, following } = state;
  if (stores.length === 0) {
    const message = `No store in ${location}: a store is a directory with a _meta.json, there or at most two folders below`;
    return { lines: [message], isHealthy: false };
  }
  const lines = [
    ...inColumns(storeColumns(stores)),
    "",
    ...inColumns(experimentColumns(experiments)),
    "",
    ...doubts(state),
    ...(following === null ? [] : [followingText(following)]),
    ...problemLines(problems),
  ];
  return { lines, isHealthy: problems.length === 0 };
}

function storeColumns(stores: readonly StoreInfo[]): readonly TextColumn[] {
  return [
    column("store", stores, storeDirectory),
    column("named", stores, ({ experiment_id }) => experiment_id ?? ""),
    counts("runs", stores, ({ runs }) => runs),
  ];
}

function experimentColumns(experiments: readonly ExperimentSummary[]): readonly TextColumn[] {
  return [
    column("experiment", experiments, ({ experiment_id }) => experiment_id),
    counts("runs", experiments, ({ run_count }) => run_count),
    counts("asked for", experiments, ({ total_runs }) => total_runs),
    counts("success", experiments, ({ success }) => success),
    counts("failed", experiments, ({ failed }) => failed),
    counts("running", experiments, ({ running }) => running),
    counts("cancelled", experiments, ({ cancelled }) => cancelled),
    ...(experiments.some(({ other }) => other > 0)
      ? [counts("other", experiments, ({ other }) => other)]
      : []),
  ];
}

function column<Item>(head: string, items: readonly Item[], textOf: (item: Item) => string): TextColumn {
  return { texts: [head, ...items.map(textOf)], isNumeric: false };
}

function counts<Item>(
  head: string,
  items: readonly Item[],
  countOf: (item: Item) => number | null,
): TextColumn {
  return { texts: [head, ...items.map((item) => inWords(countOf(item)))], isNumeric: true };
}

function inWords(count: number | null): string {
  return count === null ? "-" : count.toLocaleString("en-US");
}

/** What is no error, and yet seldom as it should be. */
function doubts({ table }: SourceState): readonly string[] {
  const parsed = parseQuery(STALE);
  const stale = parsed.ok ? filterRows(table, parsed.query).length : 0;
  if (stale === 0) return [];
  const are = stale === 1 ? "1 run says that it is" : `${inWords(stale)} runs say that they are`;
  return [`${are} running and began more than a day ago:`, `  atlas query "${STALE}"`];
}

function followingText({ how, interval_ms }: NonNullable<SourceState["following"]>): string {
  const seconds = interval_ms / 1000;
  return how === "watching"
    ? `Changes are noticed as they happen; all is looked at every ${seconds} s`
    : `Changes are noticed by looking every ${seconds} s: this file system tells of none`;
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return ["No problems"];
  const listed = problems
    .slice(0, MAX_PROBLEMS)
    .map(
      ({ store, path, reason, effect }) =>
        `  ${store === "." ? path : `${store}/${path}`}: ${reason} (${effect})`,
    );
  const rest = problems.length - listed.length;
  return [
    `${inWords(problems.length)} ${problems.length === 1 ? "problem" : "problems"}:`,
    ...listed,
    ...(rest > 0 ? [`  and ${inWords(rest)} more: atlas serve lists all of them, at /store`] : []),
  ];
}
