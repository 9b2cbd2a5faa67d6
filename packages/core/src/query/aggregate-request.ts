import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import { checkField } from "./check-field.ts";
import type { Filter } from "./filter.ts";

/** What a point says of the values of its runs. */
export const STATISTICS = ["mean", "median", "min", "max", "count", "sum", "none"] as const;

/** One of the statistics; `none` makes a point of every run. */
export type Statistic = (typeof STATISTICS)[number];

/** What the bars of a point span. */
export const ERROR_BARS = ["none", "std", "sem", "ci95"] as const;

/** One of the kinds of error bars. */
export type ErrorBars = (typeof ERROR_BARS)[number];

/** Which values are brought together into series of points. */
export interface Aggregation {
  /** Numbers, strings and booleans: runs with equal values share a point. */
  readonly x: FieldPath;
  /** Finite numbers, and booleans as 0 and 1. */
  readonly y: FieldPath;
  /** Each combination of values, having none among them, is a series; a single one when absent or empty. */
  readonly groupBy?: readonly FieldPath[];
  /** Each combination of values, having none among them, is a panel with series of its own. */
  readonly facetBy?: readonly FieldPath[];
  /** Mean when absent. */
  readonly statistic?: Statistic;
  /** Std when absent. */
  readonly errorBars?: ErrorBars;
  /** What tells replicates apart: that a param of this name differs within a point is no hidden variation. */
  readonly replicateField?: FieldPath;
  /** Whether points name their runs; they do not when absent. */
  readonly includeRunIds?: boolean;
}

/** An aggregation of the runs that pass a filter. */
export interface AggregateRequest extends Aggregation {
  readonly filter?: Filter;
}

/** Throws `AtlasError` `invalid_query`, with the place, for an aggregation that cannot be understood. */
export function checkAggregation(request: Aggregation): void {
  const { x, y, groupBy = [], facetBy = [], replicateField } = request;
  checkField(x, ["x"]);
  checkField(y, ["y"]);
  for (const [i, path] of groupBy.entries()) checkField(path, ["groupBy", i]);
  for (const [i, path] of facetBy.entries()) checkField(path, ["facetBy", i]);
  if (replicateField !== undefined) checkField(replicateField, ["replicateField"]);
  if (request.statistic !== undefined) checkWord(request.statistic, STATISTICS, "statistic");
  if (request.errorBars !== undefined) checkWord(request.errorBars, ERROR_BARS, "errorBars");
}

function checkWord(word: string, words: readonly string[], name: string): void {
  if (words.includes(word)) return;
  const message = `unknown ${name} ${JSON.stringify(word)}: expected ${words.join(", ")}`;
  throw new AtlasError("invalid_query", message, { location: [name] });
}
