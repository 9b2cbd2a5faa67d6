import {
  type FieldVisitor,
  type JsonObject,
  type Run,
  visitDerived,
  visitFields,
  wallClock,
} from "@atlas/core";

/** Of one record: what a table shows of it, and what decides whether it counts where several are of one run. */
export interface RunFields {
  readonly runId: string;
  readonly isFinished: boolean;
  /** Microseconds since 1970; -Infinity where the record does not say. */
  readonly startedUs: number;
  /** Visits every field as core's `visitFields` does. */
  visit(visitor: FieldVisitor): void;
}

/** The fields of a run that was decoded whole. */
export function fieldsOf(run: Run): RunFields {
  const { run_id: runId, status, started_at: startedAt } = run.record;
  return {
    runId,
    isFinished: status !== "running",
    startedUs: startedUsOf(startedAt),
    visit: (visitor) => visitFields(run, visitor),
  };
}

/** The fields of a record and of the derived metrics that lie in a file of their own. */
export function withDerived(fields: RunFields, derived: JsonObject): RunFields {
  const { runId, isFinished, startedUs } = fields;
  const visit = (visitor: FieldVisitor) => {
    fields.visit(visitor);
    visitDerived(derived, visitor);
  };
  return { runId, isFinished, startedUs, visit };
}

/** What `startedUs` is where the record says `startedAt`. */
export function startedUsOf(startedAt: string | null | undefined): number {
  return wallClock(startedAt ?? "") ?? Number.NEGATIVE_INFINITY;
}
