import type { AskOptions, Dataset, DatasetInfo, Versioned } from "./dataset.ts";
import { AtlasError } from "./errors.ts";
import { searchFiles } from "./file-search/search-files.ts";
import { plannedDesign } from "./model/planned-design.ts";
import { readLog } from "./model/read-log.ts";
import { aggregateSteps } from "./query/aggregate.ts";
import { checkLogRange } from "./query/check-log-range.ts";
import { compareRunsSteps } from "./query/compare-runs.ts";
import { configurationsSteps } from "./query/configurations.ts";
import { densityGridSteps } from "./query/density-grid.ts";
import { experimentDesignsSteps } from "./query/experiment-designs.ts";
import { experimentOverviewSteps } from "./query/experiment-overview.ts";
import { facetCountsSteps } from "./query/facet-counts.ts";
import { fieldValuesSteps } from "./query/field-values.ts";
import type { Filter } from "./query/filter.ts";
import { filterSteps } from "./query/filter-rows.ts";
import { histogramSteps } from "./query/histogram.ts";
import { indexFieldsSteps } from "./query/index-fields.ts";
import { problemsPage } from "./query/problems-page.ts";
import { searchSteps } from "./query/search.ts";
import { selectColumnsSteps } from "./query/select-columns.ts";
import { selectPageSteps } from "./query/select-page.ts";
import { varyingFieldsSteps } from "./query/varying-fields.ts";
import { meansTableSteps } from "./replicates/means-table.ts";
import { missingReplicatesSteps } from "./replicates/missing-replicates.ts";
import { oddReplicatesSteps } from "./replicates/odd-replicates.ts";
import { pairConfigurationsSteps } from "./replicates/pair-configurations.ts";
import { rankConfigurationsSteps } from "./replicates/rank-configurations.ts";
import { recognizeDesignSteps } from "./replicates/recognize-design.ts";
import { varianceSharesSteps } from "./replicates/variance-shares.ts";
import type { RunSource, SourceState } from "./source.ts";
import { finish, finishInSlices, type Steps } from "./steps.ts";
import type { Table } from "./table/table.ts";

/** How the questions of a data set are answered from a table. */
export interface DatasetOptions {
  /** IANA name of the zone that times with a zone are converted to in filters: the process's own when absent. */
  readonly timeZone?: string;
  /**
   * Lets other work be done: resolves when it is our turn again. A long question then pauses every few milliseconds,
   * and is given up there; when absent, each question is answered at once.
   */
  readonly pause?: () => Promise<void>;
}

/** The questions of a `Dataset`, answered here from the table of a source, which stays the caller's to close. */
export function datasetOf(source: RunSource, { pause, ...options }: DatasetOptions = {}): Dataset {
  /** What a verb makes of what there is now, with the version that it was of; with pauses, if there are any. */
  const inSteps = <Answer extends object>(
    ask: AskOptions | undefined,
    verb: (table: Table, state: SourceState) => Steps<Answer>,
  ): Promise<Versioned<Answer>> =>
    answer(ask, async () => {
      const state = source.state();
      const steps = verb(state.table, state);
      const found =
        pause === undefined ? finish(steps) : await finishInSlices(steps, { pause, signal: ask?.signal });
      return { ...found, version: state.version };
    });
  const rowsOf = (table: Table, filter: Filter | undefined) =>
    filterSteps(table, filter, { ...options, location: ["filter"] });

  return {
    info: (ask) => answer(ask, () => infoOf(source, source.state())),
    problems: (page, ask) =>
      answer(ask, () => {
        const { problems, version } = source.state();
        return { ...problemsPage(problems, page), version };
      }),
    experiments: (ask) => answer(ask, () => source.state().experiments),
    manifests: (experimentId, ask) => answer(ask, () => source.manifests(experimentId)),

    fields: ({ filter } = {}, ask = undefined) =>
      inSteps(ask, function* (table) {
        const rows = yield* rowsOf(table, filter);
        return { fields: yield* indexFieldsSteps(table, rows), run_count: rows.length };
      }),
    varying: ({ filter } = {}, ask = undefined) =>
      inSteps(ask, function* (table) {
        return yield* varyingFieldsSteps(table, yield* rowsOf(table, filter));
      }),
    rows: (query, ask) =>
      inSteps(ask, (table, { version }) => selectPageSteps(table, query, { ...options, version })),
    configurations: (query, ask) => inSteps(ask, (table) => configurationsSteps(table, query, options)),
    columns: (query, ask) =>
      inSteps(ask, function* (table) {
        return { table: yield* selectColumnsSteps(table, query, options) };
      }),
    values: (request, ask) => inSteps(ask, (table) => fieldValuesSteps(table, request, options)),
    facets: (request, ask) => inSteps(ask, (table) => facetCountsSteps(table, request, options)),
    aggregate: (request, ask) =>
      inSteps(ask, function* (table) {
        return yield* aggregateSteps(table, request, yield* rowsOf(table, request.filter));
      }),
    histogram: (request, ask) => inSteps(ask, (table) => histogramSteps(table, request, options)),
    density: (request, ask) => inSteps(ask, (table) => densityGridSteps(table, request, options)),
    designs: (ask) => inSteps(ask, experimentDesignsSteps),
    overview: (experimentId, ask) => inSteps(ask, (table) => experimentOverviewSteps(table, experimentId)),
    compare: (runIds, ask) => inSteps(ask, (table) => compareRunsSteps(table, runIds)),
    search: (request, ask) => inSteps(ask, (_, state) => searchSteps(state, request)),
    searchFiles: (request, ask) => answer(ask, () => searchFiles(source, request, { signal: ask?.signal })),

    design: async (experimentId, ask) => {
      const [newest] = await answer(ask, () => source.manifests(experimentId));
      const planned = newest && plannedDesign(newest);
      return inSteps(ask, (table) => recognizeDesignSteps(table, experimentId, planned));
    },
    ranking: (request, ask) => inSteps(ask, (table) => rankConfigurationsSteps(table, request, options)),
    pairs: (request, ask) => inSteps(ask, (table) => pairConfigurationsSteps(table, request, options)),
    variance: (request, ask) => inSteps(ask, (table) => varianceSharesSteps(table, request, options)),
    odd: (request, ask) => inSteps(ask, (table) => oddReplicatesSteps(table, request, options)),
    missing: (request, ask) => inSteps(ask, (table) => missingReplicatesSteps(table, request, options)),
    means: (request, ask) => inSteps(ask, (table) => meansTableSteps(table, request, options)),

    run: (runId, ask) => answer(ask, () => source.run(runId)),
    artifacts: (runId, ask) => answer(ask, () => source.artifacts(runId)),
    preview: (runId, nameOrId, ask) => answer(ask, () => source.preview(runId, nameOrId, ask?.part)),
    artifactUrl: () => undefined,
    logs: (runId, ask) => answer(ask, () => source.logs(runId)),
    log: (runId, name, range, ask) =>
      answer(ask, async () => {
        checkLogRange(range);
        const content = await source.log(runId, name);
        return content && readLog(content, range);
      }),
    results: (runId, ask) => answer(ask, () => source.results(runId)),
    result: (runId, name, ask) => answer(ask, () => source.result(runId, name)),

    refresh: (ask) => answer(ask, async () => infoOf(source, await source.refresh({ thorough: true }))),
    subscribe: (listener) => source.subscribe((state) => listener(state.version)),
  };
}

function infoOf(source: RunSource, state: SourceState): DatasetInfo {
  const { version, table, stores, problems, progress, last_scan, following } = state;
  return {
    version,
    location: source.location,
    runs: table.rowCount,
    stores,
    problems,
    problem_count: problems.length,
    progress,
    last_scan,
    following,
    ...linksOf(source),
  };
}

function linksOf(source: RunSource): Pick<DatasetInfo, "links"> {
  const links = source.links?.() ?? [];
  return links.length === 0 ? {} : { links };
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
    const found = await Promise.race([work(), givenUp]);
    // What was worked out at once is settled before it can be given up.
    if (signal.aborted) throw aborted();
    return found;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

function aborted(): AtlasError {
  return new AtlasError("aborted", "The question was given up");
}
