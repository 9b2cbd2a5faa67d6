import { expect, it } from "vitest";
import { compareGroups, isMeasured } from "../../src/compare/compare-groups.ts";

const differing = (path: string) => ({ path: path as "params.a", values: [1, 2] });

it("groups what differs, how the runs went before what they were given, and where they come from last", () => {
  const groups = compareGroups({
    differing: [
      ...["record.duration_ms", "record.provenance.host", "record.status"],
      ...["params.lr", "metrics.loss"],
    ].map(differing),
    identical: [{ path: "params.dim", value: 1 }],
  });
  expect(groups.map(({ name, fields, total }) => [name, fields.map(({ path }) => path), total])).toEqual([
    ["Outcome", ["record.status", "record.duration_ms"], 2],
    ["Params", ["params.lr"], 2],
    ["Metrics", ["metrics.loss"], 1],
    ["Origin", ["record.provenance.host"], 1],
  ]);
});

it("measures metrics and durations, not params", () => {
  const paths = ["metrics.a", "derived.a", "record.duration_ms", "params.a", "record.status"] as const;
  expect(paths.map(isMeasured)).toEqual([true, true, true, false, false]);
});
