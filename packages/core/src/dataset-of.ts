import type { AskOptions, Dataset, DatasetInfo } from "./dataset.ts";
import { AtlasError } from "./errors.ts";
import { aggregate } from "./query/aggregate.ts";
import { filterRows } from "./query/filter-rows.ts";
import { histogram } from "./query/histogram.ts";
import { indexFields } from "./query/index-fields.ts";
import { selectPage } from "./query/select-page.ts";
import type { RunSource, SourceState } from "./source.ts";

/**
 * The questions of a `Dataset`, answered here from the table of a source, which stays the caller's to close.
 *
 * @param options the zone that times with a zone are converted to in filters: the process's own when absent
 */
export function datasetOf(source: RunSource, options: { readonly timeZone?: string } = {}): Dataset {
  return {
    info: (ask) => answer(ask, () => infoOf(source, source.state())),
    experiments: (ask) => answer(ask, () => source.state().experiments),
    fields: (query = {}, ask = undefined) =>
      answer(ask, () => {
        const { table, version } = source.state();
        const rows = query.filter && filterRows(table, query.filter, { ...options, location: ["filter"] });
        return { fields: indexFields(table, rows), run_count: rows?.length ?? table.rowCount, version };
      }),
    rows: (query, ask) =>
      answer(ask, () => {
        const { table, version } = source.state();
        return selectPage(table, query, { ...options, version });
      }),
    aggregate: (request, ask) =>
      answer(ask, () => {
        const { table, version } = source.state();
        return { ...aggregate(table, request, options), version };
      }),
    histogram: (request, ask) =>
      answer(ask, () => {
        const { table, version } = source.state();
        return { ...histogram(table, request, options), version };
      }),
    run: (runId, ask) => answer(ask, () => source.run(runId)),
    refresh: (ask) => answer(ask, async () => infoOf(source, await source.refresh())),
    subscribe: (listener) => source.subscribe((state) => listener(state.version)),
  };
}

function infoOf(source: RunSource, state: SourceState): DatasetInfo {
  const { version, table, stores, problems, progress, last_scan } = state;
  return {
    version,
    location: source.location,
    runs: table.rowCount,
    stores,
    problems,
    problem_count: problems.length,
    progress,
    last_scan,
  };
}

/** Works an answer out unless it is given up first. */
async function answer<T>({ signal }: AskOptions = {}, work: () => T | Promise<T>): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) throw aborted();
  let giveUp = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = () => reject(aborted());
    signal.addEventListener("abort", giveUp);
  });
  try {
    return await Promise.race([work(), givenUp]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

function aborted(): AtlasError {
  return new AtlasError("aborted", "The question was given up");
}
