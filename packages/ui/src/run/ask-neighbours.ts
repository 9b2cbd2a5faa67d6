import { type Dataset, type RunRecord, wallClock } from "@atlas/core";

/** The runs of an experiment that started just before and just after one of them. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** A run and by which wall clock it started. */
interface Start {
  readonly runId: string;
  readonly time: number | undefined;
}

const WINDOW = 100;
/** Of a record's time only the wall clock counts; a zone in a filter would be converted. */
const ZONE = /(?<=[T ][\d:.,]*)(?:Z|[+-].*)$/i;

/**
 * The neighbours of a run in its experiment, ordered by start and, of runs that started at once, by id. None for a
 * run without a start.
 */
export async function askNeighbours(
  dataset: Dataset,
  { run_id: runId, experiment_id: experimentId, started_at: startedAt }: RunRecord,
  signal: AbortSignal,
): Promise<Neighbours> {
  if (startedAt === null) return { previous: undefined, next: undefined };
  const zoneless = startedAt.replace(ZONE, "");
  const starts = async (order: "asc" | "desc"): Promise<Start[]> => {
    const bound = order === "asc" ? { started_after: zoneless } : { started_before: zoneless };
    const { columns, run_ids } = await dataset.rows(
      {
        filter: { experiment_id: experimentId, ...bound },
        columns: ["record.started_at"],
        sort: [{ field: "record.started_at", order }],
        limit: WINDOW,
      },
      { signal },
    );
    return run_ids.map((id, row) => ({ runId: id, time: wallClock(String(columns[0]?.[row])) }));
  };
  const [later, earlier] = await Promise.all([starts("asc"), starts("desc")]);
  return neighboursOf(runId, later, earlier);
}

/**
 * The neighbours of a run among those that started with it or later, first to last, and those that started with it
 * or earlier, last to first. Both lists begin with the runs that started at once, in order of their ids.
 */
function neighboursOf(runId: string, later: readonly Start[], earlier: readonly Start[]): Neighbours {
  const own = later.findIndex((start) => start.runId === runId);
  if (own < 0) return { previous: undefined, next: undefined };
  const before = earlier.find((start) => start.time !== later[own]?.time);
  const lastBefore = before && earlier.findLast((start) => start.time === before.time);
  return {
    previous: own > 0 ? later[own - 1]?.runId : lastBefore?.runId,
    next: later[own + 1]?.runId,
  };
}
