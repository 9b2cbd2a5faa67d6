import { type Dataset, filterRows, indexFields, type Query } from "@atlas/core";
import type { AskedPlot, PlotQuestion } from "./asked-plot.ts";
import { countQueries } from "./plot-queries.ts";

/** Every run whole: what is brushed of them is counted where they are drawn. */
export async function askColumns(
  dataset: Dataset,
  { plot, filter }: PlotQuestion,
  signal: AbortSignal,
): Promise<AskedPlot> {
  const columns = [...new Set([...plot.axes, ...plot.group.slice(0, 1)])];
  const { table, version } = await dataset.columns({ filter, columns }, { signal });
  const queries = countQueries(plot);
  const countOf = (query: Query) => filterRows(table, query).length;
  const counts = {
    matched: table.rowCount,
    used: countOf(queries.plotted),
    missing: countOf(queries.missing),
    not_finite: countOf(queries.not_finite),
  };
  return { columns: { table, fields: indexFields(table) }, counts, version, hasTooManyRuns: false };
}
