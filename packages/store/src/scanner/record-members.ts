import type { Namespace } from "@atlas/core";

/** What a value of a record is to be, and what is made of it. Values that are `skipped` are only checked. */
export type ValueKind =
  | "any"
  | "text"
  | "textOrNull"
  | "runId"
  | "status"
  | "startedAt"
  | "finishedAt"
  | "duration"
  | "tags"
  | "skipped"
  | "skippedText"
  | "skippedSize"
  | "skippedObject"
  | "skippedObjects"
  | "end";

/** The members of an object, by name: values, objects of which the members are read, and lists of such objects. */
export interface Members {
  /** Where its fields are, and what stands before the names of its members in theirs. */
  readonly namespace: Namespace;
  readonly prefix: string;
  readonly known: ReadonlyMap<string, ValueKind | Members | readonly [ofItems: Members]>;
  /** What members of any other name are. */
  readonly others: ValueKind;
  /** Names without which the decoder is to judge: metalab writes them always. */
  readonly required: readonly string[];
}

function members(
  known: Readonly<Record<string, ValueKind | Members | readonly [Members]>>,
  rest: Partial<Omit<Members, "known">> = {},
): Members {
  return {
    namespace: "record",
    prefix: "",
    others: "skipped",
    required: [],
    ...rest,
    known: new Map(Object.entries(known)),
  };
}

const ARTIFACT = members({
  artifact_id: "skippedText",
  name: "skippedText",
  kind: "skippedText",
  format: "skippedText",
  content_hash: "skippedText",
  size_bytes: "skippedSize",
  metadata: "skippedObject",
});

const ERROR = members(
  { type: "text", message: "text", traceback: "skippedText" },
  { prefix: "error.", required: ["message", "type"] },
);

const PROVENANCE = members(
  {
    code_hash: "textOrNull",
    python_version: "textOrNull",
    metalab_version: "textOrNull",
    executor_id: "textOrNull",
    host: "textOrNull",
    extra: "skippedObject",
  },
  { prefix: "provenance." },
);

/** The members of a run record. */
export const RECORD = members(
  {
    run_id: "runId",
    experiment_id: "text",
    status: "status",
    context_fingerprint: "text",
    params_fingerprint: "text",
    seed_fingerprint: "text",
    started_at: "startedAt",
    finished_at: "finishedAt",
    duration_ms: "duration",
    params_resolved: members({}, { namespace: "params", others: "any" }),
    metrics: members({}, { namespace: "metrics", others: "any" }),
    provenance: PROVENANCE,
    error: ERROR,
    tags: "tags",
    warnings: "skippedObjects",
    notes: "skippedText",
    artifacts: [ARTIFACT],
  },
  {
    required: [
      "run_id",
      "experiment_id",
      "status",
      "context_fingerprint",
      "params_fingerprint",
      "seed_fingerprint",
      "duration_ms",
    ],
  },
);
