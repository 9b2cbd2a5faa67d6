import type { Dataset } from "../dataset.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import type { Filter } from "../query/filter.ts";
import type { RowsQuery } from "../query/rows-query.ts";
import type { SortKey } from "../query/sort-key.ts";
import type { RunSource } from "../source.ts";

/** A data set under test, and the source of `sampleRuns` and `sampleManifests` that it answers from. */
export interface OpenedDataset {
  readonly dataset: Dataset;
  readonly source: RunSource;
}

/** The runs of a page, in its order. */
export async function idsOf(dataset: Dataset, query: Omit<RowsQuery, "columns">): Promise<readonly string[]> {
  return (await dataset.rows({ columns: [], ...query })).run_ids;
}

/** The runs that pass a filter, by id. */
export async function idsWhere(dataset: Dataset, filter: Filter): Promise<string[]> {
  return [...(await idsOf(dataset, { filter }))].sort();
}

/** All runs, sorted. */
export function sortedBy(dataset: Dataset, ...sort: SortKey[]): Promise<readonly string[]> {
  return idsOf(dataset, { sort });
}

/** One field of all runs, by id. */
export async function columnOf(dataset: Dataset, path: FieldPath): Promise<Record<string, Cell>> {
  const { run_ids, columns } = await dataset.rows({ columns: [path] });
  return Object.fromEntries(run_ids.map((id, i) => [id, columns[0]?.[i]]));
}
