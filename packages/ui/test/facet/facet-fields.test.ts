import type { FieldIndex, FieldInfo, FieldPath } from "@atlas/core";
import { expect, it } from "vitest";
import { facetFields, openAtFirst } from "../../src/facet/facet-fields.ts";

const RUNS = 100;
const field = (path: FieldPath, distinct: number, more: Partial<FieldInfo> = {}): FieldInfo => ({
  path,
  type: "string",
  count: RUNS,
  distinct,
  ...more,
});
const INDEX: FieldIndex = {
  run_count: RUNS,
  version: 1,
  fields: [
    field("record.run_id", RUNS),
    field("record.experiment_id", 1),
    field("record.finished_at", RUNS),
    field("record.status", 3),
    field("params.algorithm", 4),
    field("params.max_iter", 1, { type: "numeric" }),
    field("params.sometimes", 1, { count: 3 }),
    field("params.note", RUNS),
    field("metrics.loss", 90, { type: "numeric" }),
    field("derived.gap", 90, { type: "numeric" }),
  ],
};

it("facets are of what differs: the experiment, params, the status, metrics, derived, the rest of the record", () => {
  expect(facetFields(INDEX).map(({ path }) => path)).toEqual([
    "record.experiment_id",
    "params.algorithm",
    "params.sometimes",
    "params.note",
    "record.status",
    "metrics.loss",
    "derived.gap",
    "record.finished_at",
  ]);
});

it("a few are open at first: none that is a long list of texts", () => {
  expect(openAtFirst(facetFields(INDEX))).toEqual([
    "record.experiment_id",
    "record.status",
    "params.algorithm",
    "params.sometimes",
  ]);
});
