import { expect, it } from "vitest";
import { missingCsv } from "../../src/replicates/missing-list.ts";
import { pairLinesOf } from "../../src/replicates/pair-lines.ts";

const pairs = [
  { seed: "s1", baseline: 1, value: 2 },
  { seed: "s2", baseline: 3, value: 1 },
  { seed: "s3", baseline: 2, value: 2 },
];

it("pairs are lines that rise with their numbers, judged by the direction", () => {
  const { lines, mean } = pairLinesOf({ pairs, baseline_mean: 2, mean: 5 / 3 }, "lower")!;
  expect(lines.map(({ verdict }) => verdict)).toEqual(["worse", "better", undefined]);
  expect(lines[0]!.to).toBeLessThan(lines[0]!.from);
  expect(lines[1]!.to).toBeGreaterThan(lines[1]!.from);
  expect(lines[2]!.to).toBe(lines[2]!.from);
  expect(mean!.to).toBeGreaterThan(mean!.from);
  const other = pairLinesOf({ pairs, baseline_mean: 2, mean: 5 / 3 }, "higher")!;
  expect(other.lines.map(({ verdict }) => verdict)).toEqual(["better", "worse", undefined]);
});

it("numbers that span three decades are drawn on a log scale, and none without a pair", () => {
  const wide = [{ seed: "s1", baseline: 0.001, value: 10 }];
  expect(pairLinesOf({ pairs: wide, baseline_mean: 0.001, mean: 10 }, "lower")!.scale.kind).toBe("log");
  expect(pairLinesOf({ pairs: [], baseline_mean: null, mean: null }, "lower")).toBeUndefined();
});

it("missing replicates are a line each", () => {
  const csv = missingCsv({
    ...{ params: ["params.name"], seed_count: 2, incomplete_count: 1, missing_count: 2 },
    configurations: [
      {
        ...{ params_fingerprint: "p1", values: ["a,b"], missing_count: 2 },
        missing: [
          { seed: "s1", run_id: "r1", status: "failed" },
          { seed: "s2", run_id: null, status: null },
        ],
      },
    ],
  });
  expect(csv.split("\r\n")).toEqual([
    "params.name,record.params_fingerprint,record.seed_fingerprint,run_id,status",
    '"a,b",p1,s1,r1,failed',
    '"a,b",p1,s2,,',
    "",
  ]);
});
