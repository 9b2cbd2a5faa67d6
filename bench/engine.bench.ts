// The questions that a page asks, answered from columns: against an array of objects, arquero and DuckDB.
import { isDeepStrictEqual } from "node:util";
import {
  aggregate,
  type FieldFilter,
  type FilterSpec,
  facetCounts,
  filterRows,
  histogram,
  indexFields,
  matchRows,
  selectPage,
  sortRows,
  type Table,
  tableOf,
} from "@atlas/core";
import { countField } from "../packages/core/src/query/count-field.ts";
import { AllRows } from "../packages/core/src/table/row-block.ts";
import { generateRuns } from "./generate-runs.ts";
import { compare, type Measurement } from "./measure.ts";
import { naiveAnswers } from "./naive-engine.ts";
import { openPeers } from "./open-peers.ts";
import { placeSum } from "./place-sum.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";

const OBJECTS = "array of objects";

/** How many times our own time the peers are to take. */
const GOALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  filter: { DuckDB: 4, [OBJECTS]: 20 },
  "top 100": { DuckDB: 3.5, [OBJECTS]: 150 },
  page: { DuckDB: 3, [OBJECTS]: 40 },
  "newest page": { DuckDB: 3.5 },
  "full sort": { DuckDB: 2 },
  "group statistics": { DuckDB: 2.5, [OBJECTS]: 10, arquero: 10 },
  histogram: { DuckDB: 2, [OBJECTS]: 25 },
  "field index": { DuckDB: 1.8 },
  "part of run_id": { DuckDB: 1.3, [OBJECTS]: 10 },
};

const FACETS = ["params.algorithm", "params.problem", "record.status"] as const;

const measurements: Measurement[] = [];
for (const rows of rowsOf([100_000, 300_000, 1_000_000])) {
  const runs = [...generateRuns(rows)];
  const table = tableOf(runs);
  const ours = ourAnswers(table);
  const naive = naiveAnswers(runs);
  const columns = new Map(
    table.paths.map((path) => [path, Array.from(table.runIds, (_, row) => table.cell(row, path))]),
  );
  const peers = await openPeers(columns);
  for (const [operation, answer] of Object.entries(ours)) {
    const contestants = Object.fromEntries(
      [{ name: OBJECTS, answers: naive }, ...peers].flatMap(({ name, answers }) => {
        const work = answers[operation];
        return work === undefined ? [] : [[name, work] as const];
      }),
    );
    for (const [name, work] of Object.entries(contestants)) {
      if (isDeepStrictEqual(await work(), answer())) continue;
      throw new Error(`${name} answers otherwise: ${operation}, ${rows} rows`);
    }
    const goals = GOALS[operation];
    const contest = { operation, rows, warmUps: 8, ours: answer, peers: contestants };
    measurements.push(await compare(goals === undefined ? contest : { ...contest, goals }));
  }
  for (const peer of peers) peer.close();
  publish("engine", measurements);
}

/** The answer to each question, brought down to what can be compared: how many, which runs, which counts. */
function ourAnswers(table: Table): Readonly<Record<string, () => unknown>> {
  const filter: FilterSpec = {
    field_filters: [
      { field: "metrics.metric_02", op: "lt", value: 5 },
      { field: "params.algorithm", op: "in", value: ["adam", "gd"] },
    ],
  };
  const partOfId: FieldFilter = { field: "record.run_id", op: "contains", value: "abc" };
  const sort = [{ field: "metrics.metric_03", order: "asc" }] as const;
  const all = filterRows(table, {});
  const version = 1;
  return {
    filter: () => filterRows(table, filter).length,
    "top 100": () => selectPage(table, { columns: [], sort, limit: 100 }, { version }).run_ids,
    page: () => selectPage(table, { filter, columns: [], sort, limit: 100 }, { version }).run_ids,
    "newest page": () => selectPage(table, { columns: table.paths, limit: 100 }, { version }).run_ids,
    "full sort": () => placeSum(sortRows(table, all, sort)),
    "group statistics": () =>
      aggregate(table, {
        x: "params.lr",
        y: "metrics.metric_04",
        groupBy: ["params.algorithm"],
        errorBars: "ci95",
      }).series.flatMap(({ points }) => points).length,
    histogram: () => histogram(table, { field: "metrics.metric_05", bins: 50, range: [0, 10] }).counts,
    "field index": () => indexFields(table, filterRows(table, filter)).length,
    "facet counts": () =>
      facetCounts(table, { filter, fields: FACETS }).facets.map(({ values = [] }) =>
        values.map(({ count }) => count),
      ),
    distinct: () => countField(table.column("metrics.metric_06")!, new AllRows(table.rowCount)).distinct,
    "part of run_id": () => filterRows(table, { field_filters: [partOfId] }).length,
    search: () => matchRows(table, { op: "text", value: "node-03" }).length,
  };
}
