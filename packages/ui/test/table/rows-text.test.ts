import { EVERY_RUN, openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { describe, expect, it } from "vitest";
import { generateRun } from "../../dev/generate-runs.ts";
import { exactCell, exactConfiguration } from "../../src/table/exact-configuration.ts";
import { readRows } from "../../src/table/read-rows.ts";
import { tsvOf } from "../../src/table/rows-text.ts";

describe("tsvOf", () => {
  it("writes numbers in full, and keeps tabs and line breaks of values out", () => {
    expect(
      tsvOf(
        ["a", "b"],
        [
          [0.1 + 0.2, "x\ty\r\nz"],
          [undefined, true],
        ],
      ),
    ).toBe("a\tb\n0.30000000000000004\tx y z\n\ttrue\n");
  });
});

describe("readRows", () => {
  const runs = Array.from({ length: 1203 }, (_, index) => generateRun(index, 1203));
  const dataset = datasetOf(openMemorySource(runs));

  it("reads page after page, up to a limit", async () => {
    const all = await readRows(dataset, EVERY_RUN, ["record.run_id"], 5000);
    expect(new Set(all.map(([id]) => id)).size).toBe(1203);
    expect(await readRows(dataset, EVERY_RUN, ["record.run_id"], 1100)).toEqual(all.slice(0, 1100));
    expect(await readRows(dataset, { op: "or", queries: [] }, ["record.run_id"], 10)).toEqual([]);
  });
});

describe("a configuration in full", () => {
  const summary = { n: 2, missing: 1, not_finite: 0, mean: 1.5, sd: 0.5, low: -3, high: 6 };

  it("tells the mean with its interval, by name, and of how many", () => {
    expect(exactCell({ kind: "summary", summary })).toBe(
      "1.5, 95% CI (t) -3 to 6, sd 0.5, n 2, 1 missing, 0 not finite",
    );
    const counts = { true: 9, false: 1, missing: 2 };
    expect(exactCell({ kind: "booleans", counts })).toBe("9 of 10 true, 2 missing");
    expect(exactCell({ kind: "mixed", distinct: 2 })).toBe("2 values");
    expect(exactCell({ kind: "value", value: undefined })).toBe("");
  });

  it("is a row of means", () => {
    const one = {
      experiment_id: "a:1",
      params_fingerprint: "f0",
      run_count: 3,
      latest_run_id: "r",
      success: 2,
      failed: 1,
      running: 0,
      cancelled: 0,
      other: 0,
      cells: [
        { kind: "value", value: 0.1 },
        { kind: "summary", summary },
      ],
    } as const;
    expect(exactConfiguration(one)).toBe("f0\t3\t1\t0.1\t1.5");
  });
});
