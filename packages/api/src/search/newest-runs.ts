import type { AskOptions, Dataset, SourceState } from "@atlas/core";

/**
 * The ids of the newest runs, as many of each experiment: what is true of an experiment's newest runs is mostly true of
 * all. The newest of each experiment come first, then the second newest, and so on.
 *
 * @param most how many ids at most
 */
export async function newestRuns(
  dataset: Dataset,
  { experiments }: Pick<SourceState, "experiments">,
  most: number,
  options: AskOptions,
): Promise<readonly string[]> {
  const some = experiments.slice(0, most);
  const ofEach = await Promise.all(
    some.map(async ({ experiment_id }) => {
      const limit = Math.max(1, Math.floor(most / some.length));
      const { run_ids } = await dataset.rows({ filter: { experiment_id }, columns: [], limit }, options);
      return run_ids;
    }),
  );
  const longest = Math.max(0, ...ofEach.map((runIds) => runIds.length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    ofEach.flatMap((runIds) => runIds.slice(round, round + 1)),
  );
  return rounds.flat();
}
