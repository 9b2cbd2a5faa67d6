import type { Cell, Dataset, FieldPath } from "@atlas/core";

/** The runs of one experiment that share their params, and cells of theirs. */
export interface Replicates {
  readonly rows: readonly Replicate[];
  /** How many there are; more than there are rows when they are very many. */
  readonly total: number;
}

/** One of several runs that share their params. */
export interface Replicate {
  readonly runId: string;
  readonly status: string;
  readonly durationMs: Cell;
  readonly cells: ReadonlyMap<FieldPath, Cell>;
}

/** What is asked about replicates. */
export interface ReplicatesQuestion {
  readonly experimentId: string;
  readonly paramsFingerprint: string;
  readonly fields: readonly FieldPath[];
}

const MAX_REPLICATES = 200;

/** The replicates of a configuration in the order of their seeds' fingerprints, the same for every configuration. */
export async function askReplicates(
  dataset: Dataset,
  { experimentId, paramsFingerprint, fields }: ReplicatesQuestion,
  signal: AbortSignal,
): Promise<Replicates> {
  const fingerprint = { field: "record.params_fingerprint", op: "eq", value: paramsFingerprint } as const;
  const { columns, run_ids, total } = await dataset.rows(
    {
      filter: { experiment_id: experimentId, field_filters: [fingerprint] },
      columns: ["record.status", "record.duration_ms", ...fields],
      sort: [{ field: "record.seed_fingerprint", order: "asc" }],
      limit: MAX_REPLICATES,
    },
    { signal },
  );
  const [statuses = [], durations = [], ...values] = columns;
  const rows = run_ids.map((runId, row) => ({
    runId,
    status: String(statuses[row] ?? ""),
    durationMs: durations[row],
    cells: new Map(fields.map((field, index) => [field, values[index]?.[row]])),
  }));
  return { rows, total };
}
