import { filterRows } from "../query/filter-rows.ts";
import { firstRows } from "../query/first-rows.ts";
import { NEWEST_FIRST } from "../query/newest-first.ts";
import type { SourceState } from "../source.ts";

/**
 * The ids of the newest runs, as many of each experiment: what is true of an experiment's newest runs is mostly true of
 * all. The newest of each experiment come first, then the second newest, and so on.
 *
 * @param most how many ids at most
 */
export function newestRuns(
  { experiments, table }: Pick<SourceState, "experiments" | "table">,
  most: number,
): readonly string[] {
  const some = experiments.slice(0, most);
  const ofEach = some.map(({ experiment_id }) => {
    const rows = filterRows(table, { experiment_id });
    const limit = Math.max(1, Math.floor(most / some.length));
    return Array.from(firstRows(table, rows, NEWEST_FIRST, limit), (row) => table.runId(row)!);
  });
  const longest = Math.max(0, ...ofEach.map((runIds) => runIds.length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    ofEach.flatMap((runIds) => runIds.slice(round, round + 1)),
  );
  return rounds.flat();
}
