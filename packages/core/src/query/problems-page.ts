import type { Problem } from "../model/problem.ts";
import { checkInteger } from "./check-integer.ts";

/** Which problems are asked for. */
export interface ProblemsQuery {
  /** How many at most: 1 to 1000, 100 when absent. */
  readonly limit?: number;
  /** How many to pass over; 0 when absent. */
  readonly offset?: number;
}

/** A page of the list of problems. */
export interface ProblemsPage {
  /** In the order in which they were met. */
  readonly problems: readonly Problem[];
  /** How many there are. */
  readonly total: number;
}

const MAX_LIMIT = 1000;

/**
 * One page of a list of problems.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 */
export function problemsPage(problems: readonly Problem[], query: ProblemsQuery = {}): ProblemsPage {
  const { limit = 100, offset = 0 } = query;
  checkInteger(limit, 1, MAX_LIMIT, ["limit"]);
  checkInteger(offset, 0, Number.MAX_SAFE_INTEGER, ["offset"]);
  return { problems: problems.slice(offset, offset + limit), total: problems.length };
}
