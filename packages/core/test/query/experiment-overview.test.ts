import { type ExperimentOverview, experimentOverview, type Run, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naiveCompare, naivePaths } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

const anyFailure = fc.constantFrom(
  null,
  ["ValueError", "bad"],
  ["ValueError", "bad 7"],
  ["ValueError", "bad 8"],
  ["OSError", "bad"],
);

/** Runs of a few configurations, seeds and errors. */
const sweep: fc.Arbitrary<Run[]> = fc
  .tuple(
    someRuns,
    fc.array(
      fc.record({
        params_fingerprint: fc.constantFrom("", "p1", "p2"),
        seed_fingerprint: fc.constantFrom("s1", "s2", "s3"),
        duration_ms: fc.constantFrom(null, 1, 10, 5000, Number.NaN),
        failure: anyFailure,
      }),
      { minLength: 12, maxLength: 12 },
    ),
  )
  .map(([runs, extras]) =>
    runs.map((run, i) => {
      const { failure, ...record } = extras[i]!;
      const error = failure && { type: failure[0]!, message: failure[1]!, traceback: "" };
      return { ...run, record: { ...run.record, ...record, error } };
    }),
  );

const mine = (runs: readonly Run[]) => runs.filter((run) => run.record.experiment_id === "e:1");

function eachOverview(check: (overview: ExperimentOverview, runs: readonly Run[]) => void): void {
  fc.assert(
    fc.property(sweep, (runs) => check(experimentOverview(tableOf(runs), "e:1"), mine(runs))),
    { numRuns: 500 },
  );
}

describe("an experiment's overview, beside loops over its runs", () => {
  it("counts configurations, seeds and states", () => {
    eachOverview(({ design, coverage, run_count, success, running, other }, runs) => {
      const withStatus = (status: string) => runs.filter((run) => run.record.status === status).length;
      expect({ run_count, success, running, other }).toEqual({
        run_count: runs.length,
        success: withStatus("success"),
        running: withStatus("running"),
        other: withStatus("paused"),
      });
      const fingerprints = runs.map((run) => run.record.params_fingerprint || Symbol("its own"));
      expect(design.configuration_count).toBe(new Set(fingerprints).size);
      expect(design.seed_count).toBe(new Set(runs.map((run) => run.record.seed_fingerprint)).size);
      expect(coverage.configurations).toHaveLength(design.configuration_count);
    });
  });

  it("lists the params that vary, with their values and how many runs have each", () => {
    eachOverview(({ design }, runs) => {
      const leaves = naivePaths(runs).filter((path) => path.startsWith("params."));
      const described = new Map(design.varied.map((param) => [param.path, param]));
      for (const path of leaves) {
        const cells = runs.map((run) => naiveCell(run, path)).filter((cell) => cell !== undefined);
        // An object is told by what is in it.
        if (cells.some((cell) => typeof cell === "object" && !Array.isArray(cell))) continue;
        const counts = new Map<string, number>();
        for (const cell of cells) counts.set(identityOf(cell), (counts.get(identityOf(cell)) ?? 0) + 1);
        const missing = runs.length - cells.length;
        const found = described.get(path);
        if (counts.size === 1 && missing === 0) expect(found).toBeUndefined();
        else {
          expect(found).toMatchObject({ distinct: counts.size, missing });
          expect(new Map(found!.values.map(({ value, count }) => [identityOf(value), count]))).toEqual(
            counts,
          );
          const numbers = found!.values.map(({ value }) => value).filter((value) => !Number.isNaN(value));
          expect(numbers.toSorted(naiveCompare)).toEqual(numbers);
        }
      }
    });
  });

  it("says of every configuration and seed how it ended, the best run counting", () => {
    const order = ["success", "running", "failed", "cancelled", "paused"];
    eachOverview(({ coverage, design }, runs) => {
      const isShared = coverage.seeds.length > 0;
      if (isShared) expect(coverage.seeds).toHaveLength(design.seed_count);
      for (const { params_fingerprint, run_id, states, values } of coverage.configurations) {
        const own = runs.filter((run) =>
          params_fingerprint === ""
            ? run.record.run_id === run_id
            : run.record.params_fingerprint === params_fingerprint,
        );
        const letters = (some: readonly Run[]) => some.map((run) => order.indexOf(run.record.status)).sort();
        const best = (seed: string) =>
          letters(own.filter((run) => run.record.seed_fingerprint === seed)).map((i) => "srfco"[i])[0] ?? ".";
        expect(states).toBe(
          isShared
            ? coverage.seeds.map(best).join("")
            : letters(own)
                .map((i) => "srfco"[i])
                .join(""),
        );
        expect(values).toHaveLength(design.varied.length);
        expect(own.map((run) => run.record.run_id)).toContain(run_id);
      }
      const complete = coverage.configurations.filter(({ states }) => /^s+$/.test(states));
      expect(coverage.complete_count).toBe(complete.length);
    });
  });

  it("groups failures by type and by message, whatever the numbers in it", () => {
    eachOverview(({ failures, failure_group_count, failed }, runs) => {
      const groups = new Map<string, Run[]>();
      for (const run of runs.filter(({ record }) => record.status === "failed")) {
        const { type, message } = run.record.error ?? {};
        const key = JSON.stringify([type ?? null, message?.replace(/\d/, "#") ?? null]);
        groups.set(key, [...(groups.get(key) ?? []), run]);
      }
      expect(failure_group_count).toBe(groups.size);
      expect(failures.reduce((sum, { count }) => sum + count, 0)).toBe(failed);
      for (const { type, count, messages, message_count, run_id } of failures) {
        const key = JSON.stringify([type, messages[0]?.replace(/\d/, "#") ?? null]);
        const group = groups.get(key)!;
        expect(count).toBe(group.length);
        expect(new Set(messages)).toEqual(new Set(group.flatMap((run) => run.record.error?.message ?? [])));
        expect(message_count).toBe(messages.length);
        expect(group.map((run) => run.record.run_id)).toContain(run_id);
      }
      expect(failures.map(({ count }) => count)).toEqual(
        failures.map(({ count }) => count).sort((a, b) => b - a),
      );
    });
  });

  it("counts every run once in every summary of a metric", () => {
    eachOverview(({ metrics }, runs) => {
      for (const summary of metrics) {
        const cells = runs.map((run) => naiveCell(run, summary.path));
        expect(summary.missing).toBe(cells.filter((cell) => cell === undefined).length);
        if (summary.kind === "booleans") {
          expect([summary.true, summary.false]).toEqual(
            [true, false].map((value) => cells.filter((cell) => cell === value).length),
          );
        } else if (summary.kind === "numbers") {
          const finite = cells.map(Number).filter(Number.isFinite);
          expect(summary.n).toBe(finite.length);
          expect(summary.not_finite).toBe(runs.length - summary.missing - finite.length);
          expect(summary.counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
          if (finite.length > 0) {
            expect(summary.spread).toMatchObject({
              min: Math.min(...finite) + 0,
              max: Math.max(...finite) + 0,
            });
          }
        } else {
          const identities = new Set(cells.filter((cell) => cell !== undefined).map(identityOf));
          expect(summary.distinct).toBe(identities.size);
        }
      }
    });
  });
});

describe("an experiment's overview", () => {
  it("of an experiment without runs holds nothing", () => {
    expect(experimentOverview(tableOf([runOf({})]), "nobody")).toEqual({
      experiment_id: "nobody",
      run_count: 0,
      ...{ success: 0, failed: 0, running: 0, cancelled: 0, other: 0 },
      ...{ first_started_at: null, last_finished_at: null, running_runs: [] },
      design: { varied: [], constant_count: 0, configuration_count: 0, seed_count: 0 },
      coverage: { seeds: [], configurations: [], complete_count: 0 },
      ...{ failures: [], failure_group_count: 0, metrics: [], metric_count: 0 },
    });
  });

  it("lists runs that are running, those of longest standing first, and the times between", () => {
    const { running_runs, first_started_at, last_finished_at } = overviewOf([
      runOf({ run_id: "late", status: "running", started_at: "2026-03-02T00:00:00" }),
      runOf({ run_id: "unknown", status: "running" }),
      runOf({ run_id: "early", status: "running", started_at: "2026-03-01T00:00:00" }),
      runOf({ run_id: "done", started_at: "2026-02-01T00:00:00", finished_at: "2026-02-01 00:00:09+02:00" }),
    ]);
    expect(running_runs).toEqual([
      { run_id: "early", started_at: "2026-03-01T00:00:00" },
      { run_id: "late", started_at: "2026-03-02T00:00:00" },
      { run_id: "unknown", started_at: null },
    ]);
    expect(first_started_at).toBe("2026-02-01T00:00:00");
    expect(last_finished_at).toBe("2026-02-01 00:00:09+02:00");
  });

  it("takes numbers in messages for what differs between runs, not for what failed", () => {
    const failed = (run_id: string, message: string) =>
      runOf({ run_id, status: "failed", error: { type: "E", message, traceback: "" } });
    const { failures } = overviewOf([
      failed("a", "f is Infinity after 4 iterations at 0x7ffe"),
      failed("b", "f is -1.5e+10 after 1,000 iterations at 0xAB"),
      failed("c", "f is nan after 4 iterations at 0x0"),
      failed("d", "other"),
    ]);
    expect(failures.map(({ count, message_count }) => [count, message_count])).toEqual([
      [3, 3],
      [1, 1],
    ]);
  });

  it("bins numbers above 0 that span three decades by their logarithm", () => {
    const runs = [1e-6, 1e-3, 1].map((loss, i) => runOf({ run_id: `${i}` }, {}, { loss, flat: 1 + i }));
    const [flat, loss] = overviewOf(runs).metrics;
    expect(flat).toMatchObject({ path: "metrics.flat", scale: "linear" });
    expect(loss).toMatchObject({ path: "metrics.loss", scale: "log", spread: { median: 1e-3 } });
    const filled = (loss as { counts: readonly number[] }).counts.flatMap((count, bin) =>
      count ? [bin] : [],
    );
    expect([filled[0], filled.at(-1)]).toEqual([0, 47]);
    expect(Math.abs(filled[1]! - 23.5)).toBeLessThan(1);
  });

  it("leaves out objects, whose members are metrics themselves, but not lists", () => {
    const { metrics } = overviewOf([runOf({}, {}, { nested: { a: 1 }, list: [1] })]);
    expect(metrics.map(({ path, kind }) => [path, kind])).toEqual([
      ["metrics.list", "values"],
      ["metrics.nested.a", "numbers"],
    ]);
  });

  it("knows no missing seeds where configurations share none", () => {
    const runs = Array.from({ length: 6 }, (_, i) =>
      runOf({
        run_id: `${i}`,
        params_fingerprint: `p${i >> 1}`,
        seed_fingerprint: `s${i}`,
        status: i === 0 ? "failed" : "success",
      }),
    );
    const { seeds, configurations, complete_count } = overviewOf(runs).coverage;
    expect(seeds).toEqual([]);
    expect(configurations.map(({ states }) => states)).toEqual(["sf", "ss", "ss"]);
    expect(complete_count).toBe(2);
  });

  it("lists those configurations first that are not complete where there are too many", () => {
    const runs = Array.from({ length: 2500 }, (_, i) =>
      runOf(
        {
          run_id: `${i}`,
          params_fingerprint: `p${i}`,
          seed_fingerprint: "s",
          status: i > 2400 ? "failed" : "success",
        },
        { i },
      ),
    );
    const { configurations, complete_count } = overviewOf(runs).coverage;
    expect(configurations).toHaveLength(2000);
    expect(configurations[0]).toMatchObject({ values: [2401], states: "f" });
    expect(configurations[99]).toMatchObject({ values: [0], states: "s" });
    expect(complete_count).toBe(2401);
  });
});

function overviewOf(runs: readonly Run[]): ExperimentOverview {
  return experimentOverview(tableOf(runs), "e:1");
}
