import { AtlasError } from "../errors.ts";
import { comparePaths } from "../model/compare-paths.ts";
import { compareStrings } from "../model/compare-strings.ts";
import type { ExperimentSummary } from "../model/experiment.ts";
import { type FieldPath, splitFieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { SourceState } from "../source.ts";
import { finish, type Steps } from "../steps.ts";
import { AllRows } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { checkInteger } from "./check-integer.ts";
import { closenessOf } from "./closeness.ts";
import { countValues } from "./count-values.ts";
import { firstOf } from "./first-of.ts";
import { runsText } from "./runs-text.ts";
import type { SearchCategory, SearchGroup, SearchHit, SearchResult } from "./search-result.ts";
import { findValuesSteps } from "./search-values.ts";
import { findInBlocks } from "./text-index.ts";

const MAX_HITS = 100;

/** What is looked for. */
export interface SearchRequest {
  /** The text, in any case; spaces around it do not count. */
  readonly query: string;
  /** How many finds of each category are listed at most: 1 to 100, 5 when absent. */
  readonly limit?: number;
}

/**
 * The text that is looked for, without the spaces around it, and how many finds are listed.
 *
 * Throws `AtlasError` `invalid_query` for no text, and for a limit that is no such number.
 */
export function checkSearch({ query: text, limit = 5 }: SearchRequest): Required<SearchRequest> {
  const query = text.trim();
  if (query === "") {
    throw new AtlasError("invalid_query", "expected a text to look for", { location: ["query"] });
  }
  checkInteger(limit, 1, MAX_HITS, ["limit"]);
  return { query, limit };
}

/**
 * Looks for a text in the ids, names and tags of experiments, the ids of runs, the names of fields, and their values:
 * texts, booleans and lists that hold it, and numbers that it is. The first 1000 characters of a value are searched,
 * and the members of an object as the fields that they are; times are not.
 *
 * Throws `AtlasError` `invalid_query` for no text, and for a limit that is no such number.
 */
export function search(
  { table, experiments }: Pick<SourceState, "table" | "experiments">,
  request: SearchRequest,
): SearchResult {
  return finish(searchSteps({ table, experiments }, request));
}

/** The steps of `search`. */
export function* searchSteps(
  { table, experiments }: Pick<SourceState, "table" | "experiments">,
  request: SearchRequest,
): Steps<SearchResult> {
  const { query, limit } = checkSearch(request);
  const needle = query.toLowerCase();
  const ofExperiments = findExperiments(experiments, needle, limit);
  yield;
  const ofRuns = findRuns(table, needle, limit);
  yield;
  const ofFields = findFields(table, needle, limit);
  const ofValues = groupOf("values", yield* findValuesSteps(table, query, limit));
  const groups = [ofExperiments, ofRuns, ofFields, ofValues].filter(({ total }) => total > 0);
  return { query, groups, truncated: groups.some(({ hits, total }) => hits.length < total) };
}

const GROUPS: Record<SearchCategory, Pick<SearchGroup, "label" | "scope">> = {
  experiments: { label: "Experiments", scope: "experiment" },
  runs: { label: "Runs", scope: "run" },
  fields: { label: "Fields", scope: "field" },
  values: { label: "Values", scope: "field" },
};

function groupOf(category: SearchCategory, found: Pick<SearchGroup, "hits" | "total">): SearchGroup {
  return { category, ...GROUPS[category], ...found };
}

function findExperiments(
  experiments: readonly ExperimentSummary[],
  needle: string,
  limit: number,
): SearchGroup {
  const found = experiments.flatMap((experiment) => {
    const { experiment_id, name, tags } = experiment;
    const close = closenessOf([experiment_id, name, ...tags], needle);
    return close === undefined ? [] : [{ experiment, close }];
  });
  // They come with the newest first, and stay so where they are equally close.
  const hits = firstOf(found, limit, (a, b) => a.close - b.close).map(({ experiment }) => ({
    ...hitOf("experiment", experiment.experiment_id),
    sublabel: runsText(experiment.run_count),
  }));
  return groupOf("experiments", { hits, total: found.length });
}

function findRuns(table: Table, needle: string, limit: number): SearchGroup {
  const { places: rows, closeness } = findInBlocks(table.idBlocks, needle);
  const idOf = (i: number) => table.runId(rows[i]!)!;
  const byCloseness = (a: number, b: number) =>
    closeness[a]! - closeness[b]! || compareStrings(idOf(a), idOf(b));
  const hits = firstOf(rows.keys(), limit, byCloseness).map((i) => ({
    ...hitOf("run", idOf(i)),
    sublabel: textOf(table.cell(rows[i]!, "record.experiment_id")),
  }));
  return groupOf("runs", { hits, total: rows.length });
}

function findFields(table: Table, needle: string, limit: number): SearchGroup {
  const found = table.paths.flatMap((path) => {
    const close = closenessOf([path, splitFieldPath(path).key], needle);
    return close === undefined || path === "record.run_id" ? [] : [{ path, close }];
  });
  const hits = firstOf(found, limit, (a, b) => a.close - b.close || comparePaths(a.path, b.path)).map(
    ({ path }) => ({ ...hitOf("field", path), field: path, sublabel: runsText(countRuns(table, path)) }),
  );
  return groupOf("fields", { hits, total: found.length });
}

function countRuns(table: Table, path: FieldPath): number {
  return countValues(table.column(path)!, new AllRows(table.rowCount));
}

function hitOf(entity_type: SearchHit["entity_type"], id: string): Omit<SearchHit, "sublabel"> {
  return { label: id, entity_type, entity_id: id, field: null, value: null };
}
