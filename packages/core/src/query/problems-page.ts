import type { ProblemsPage, ProblemsQuery } from "../dataset.ts";
import type { Problem } from "../model/problem.ts";
import { checkInteger } from "./check-integer.ts";

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
