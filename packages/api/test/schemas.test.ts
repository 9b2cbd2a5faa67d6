import { sampleManifests, sampleRuns } from "@atlas/core/testing";
import * as v from "valibot";
import { expect, test } from "vitest";
import { ErrorSchema } from "../src/schemas/error.ts";
import {
  ExperimentSummariesSchema,
  ExperimentsSchema,
  StatusCountsSchema,
} from "../src/schemas/experiments.ts";
import { FieldsSchema } from "../src/schemas/fields.ts";
import { HealthSchema } from "../src/schemas/health.ts";
import { LatestManifestSchema, ManifestsSchema } from "../src/schemas/manifests.ts";
import { RefreshSchema } from "../src/schemas/refresh.ts";
import { RowsSchema } from "../src/schemas/rows.ts";
import { RunSchema, RunsPageSchema } from "../src/schemas/run.ts";
import { openTestApi } from "./test-api.ts";

const api = openTestApi(sampleRuns(), { manifests: sampleManifests() });
const { run_id } = sampleRuns()[4]!.record;
const columns = ["params.opt", "metrics.loss", "metrics.big", "record.tags", "params.__proto__"];

test.each<[string, v.GenericSchema, unknown?]>([
  ["/api/health", HealthSchema],
  ["/api/runs", RunsPageSchema],
  ["/api/runs?limit=0", ErrorSchema],
  [`/api/runs/${encodeURIComponent(run_id)}`, RunSchema],
  ["/api/runs/nobody", ErrorSchema],
  ["/api/rows", RowsSchema, { columns }],
  ["/api/rows", ErrorSchema, { columns: ["x"] }],
  ["/api/meta/fields", FieldsSchema],
  ["/api/meta/fields", FieldsSchema, { filter: { status: ["failed"] } }],
  ["/api/meta/experiments", ExperimentsSchema],
  ["/api/meta/experiments/summary", ExperimentSummariesSchema],
  ["/api/meta/refresh", RefreshSchema, {}],
  ["/api/experiments/alpha:1.0/status-counts", StatusCountsSchema],
  ["/api/experiments/alpha:1.0/manifests", ManifestsSchema],
  ["/api/experiments/alpha:1.0/manifests/latest", LatestManifestSchema],
  ["/api/experiments/nobody/manifests/latest", LatestManifestSchema],
])("%s is as its schema has it", async (path, schema, question) => {
  const answer = question === undefined ? await api.get(path) : await api.post(path, question);
  expect(v.safeParse(schema, answer.body).issues).toBeUndefined();
});
