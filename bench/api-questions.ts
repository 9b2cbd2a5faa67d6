import type { Question } from "./ask-server.ts";

/** A kind of question, as many different ones as are taken in turn, so that no answer is ready. */
export interface ApiOperation {
  readonly operation: string;
  readonly questions: readonly Question[];
  /** Whether the answer is a file: asked for by one client, a few times. */
  readonly isExport?: boolean;
  /** Whether each question says that the client has the answer. */
  readonly isUnchanged?: boolean;
  /** How much slower the naive loop is to be, at least. */
  readonly naiveGoal?: number;
  /** How many answers a second there are to be at least, and in how many milliseconds all but one in a hundred. */
  readonly pageGoal?: { readonly perSecond: number; readonly p99Ms: number };
}

const metric = (k: number) => `metrics.metric_${String(k).padStart(2, "0")}`;
const DOUBLES = Array.from({ length: 18 }, (_, k) => metric(k + 2));

const COLUMNS = [
  ...["algorithm", "dim", "init", "lr", "max_iter", "noise", "problem", "tol"].map(
    (name) => `params.${name}`,
  ),
  ...["run_id", "experiment_id", "status", "started_at", "finished_at", "duration_ms"].map(
    (name) => `record.${name}`,
  ),
  ...["params_fingerprint", "seed_fingerprint", "context_fingerprint"].map((name) => `record.${name}`),
  ...["host", "executor_id", "code_hash"].map((name) => `record.provenance.${name}`),
  ...[metric(0), metric(1), ...DOUBLES],
];

const PAGE_GOAL = { perSecond: 2000, p99Ms: 12 };

function post(path: string, bodies: readonly object[]): readonly Question[] {
  const headers = { "content-type": "application/json" };
  return bodies.map((body) => ({ method: "POST", path, body: JSON.stringify(body), headers }));
}

const sortedBy = (field: string) => [{ field, order: "asc" }];
const filteredBy = (field: string) =>
  `${field} in 2..7 and params.algorithm in (adam, gd, sa) and status = success`;
const exportAs = (format: string): Question => ({ method: "GET", path: `/api/export?format=${format}` });

/** What is asked of a server of a generated store: a page has 100 runs and 40 fields. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    operation: "newest page",
    questions: post(
      "/api/rows",
      DOUBLES.map((_, k) => ({ columns: COLUMNS, offset: k * 100 })),
    ),
    naiveGoal: 1000,
    pageGoal: PAGE_GOAL,
  },
  {
    operation: "sorted page",
    questions: post(
      "/api/rows",
      DOUBLES.map((field) => ({ columns: COLUMNS, sort: sortedBy(field) })),
    ),
    naiveGoal: 1000,
    pageGoal: PAGE_GOAL,
  },
  {
    operation: "filtered and sorted page",
    questions: post(
      "/api/rows",
      DOUBLES.map((field) => ({ columns: COLUMNS, q: filteredBy(field), sort: sortedBy(field) })),
    ),
    naiveGoal: 2000,
    pageGoal: PAGE_GOAL,
  },
  {
    operation: "page of whole runs",
    questions: DOUBLES.map((_, k) => ({ method: "GET", path: `/api/runs?offset=${k * 100}` })),
  },
  {
    operation: "status counts",
    questions: [0, 1, 2, 3, 4].map((k) => ({
      method: "GET",
      path: `/api/experiments/sweep_${k}%3A1.0/status-counts`,
    })),
    naiveGoal: 10_000,
  },
  {
    operation: "fields",
    questions: [{ method: "GET", path: "/api/meta/fields" }],
    naiveGoal: 5000,
  },
  {
    operation: "fields of a filter",
    questions: post(
      "/api/meta/fields",
      DOUBLES.map((field) => ({ q: `${field} < 5` })),
    ),
    naiveGoal: 200,
  },
  {
    operation: "aggregate",
    questions: post(
      "/api/aggregate",
      DOUBLES.map((y_field) => ({
        x_field: "params.lr",
        y_field,
        group_by: ["params.algorithm"],
        error_bars: "ci95",
        include_run_ids: false,
      })),
    ),
    naiveGoal: 800,
  },
  {
    operation: "histogram",
    questions: post(
      "/api/histogram",
      DOUBLES.map((field) => ({ field, bin_count: 50 })),
    ),
  },
  {
    operation: "columns of a plot",
    questions: post(
      "/api/columns",
      DOUBLES.map((field) => ({ columns: ["params.lr", field] })),
    ),
  },
  {
    operation: "unchanged page (304)",
    questions: post(
      "/api/rows",
      DOUBLES.map((field) => ({ columns: COLUMNS, sort: sortedBy(field) })),
    ),
    isUnchanged: true,
  },
  ...["csv", "jsonl", "parquet", "arrow"].map((format) => ({
    operation: `export as ${format}`,
    questions: [exportAs(format)],
    isExport: true,
  })),
];
