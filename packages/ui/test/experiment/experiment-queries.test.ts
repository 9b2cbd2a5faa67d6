import { type FailureGroup, filterRows, printQuery, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureQuery, valueQuery } from "../../src/experiment/experiment-queries.ts";
import { silentRuns } from "../../src/experiment/silent-runs.ts";
import { makeRun } from "../run/make-run.ts";
import { makeOverview } from "./make-overview.ts";

function groupOf(messages: readonly string[], message_count = messages.length): FailureGroup {
  return { type: "ValueError", count: 9, messages, message_count, run_id: "r" };
}

/** How many of the runs that failed with these messages a group leads to. */
function found(group: FailureGroup, messages: readonly string[]): number {
  const runs = messages.map((message, i) =>
    makeRun({
      run_id: `${i}`,
      experiment_id: "e:1",
      status: "failed",
      error: { type: "ValueError", message, traceback: "" },
    }),
  );
  return filterRows(tableOf(runs), failureQuery("e:1", group)).length;
}

describe("where a group of failures leads", () => {
  it("is to the runs with its message, or its messages", () => {
    expect(found(groupOf(["a"]), ["a", "a b"])).toBe(1);
    expect(found(groupOf(["step 1", "step 2"]), ["step 1", "step 2", "step 3"])).toBe(2);
  });

  it("is to what all its messages share where they are too many to name", () => {
    const messages = Array.from({ length: 40 }, (_, i) => `f is ${i} after ${i * i} steps: diverged`);
    const others = ["other", "f is 1 after 2 steps", "then f is 1 after 2 steps: diverged"];
    expect(found(groupOf(messages.slice(0, 20), 40), [...messages, ...others])).toBe(40);
  });

  it("is to all of them whatever the messages hold", () => {
    const message = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[a-z /.$\\\n\d-]*$/),
    );
    fc.assert(
      fc.property(
        message,
        fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 20 }),
        (text, numbers) => {
          const all = [text, ...numbers.map((number) => `${text} ${number}`)];
          for (const one of all) expect(found(groupOf([one], 100), [one])).toBe(1);
          const withNumbers = numbers.map((number) => `${text} = ${number}`);
          expect(found(groupOf(withNumbers.slice(0, 1), 100), withNumbers)).toBe(withNumbers.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is to the runs without a message, or without a type, where the records hold none", () => {
    expect(printQuery(failureQuery("e:1", groupOf([])))).toBe(
      "experiment = e:1 and status = failed and error = ValueError and record.error.message is missing",
    );
    expect(printQuery(failureQuery("e:1", { ...groupOf(["a"]), type: null }))).toBe(
      "experiment = e:1 and status = failed and error is missing and record.error.message = a",
    );
  });
});

describe("where a value leads", () => {
  it("is to the runs of the experiment that have it, be it NaN", () => {
    expect(printQuery(valueQuery("e:1", "params.lr", 0.1))).toBe("experiment = e:1 and params.lr = 0.1");
    expect(printQuery(valueQuery("e:1", "params.lr", Number.NaN))).toBe(
      "experiment = e:1 and params.lr is nan",
    );
  });
});

describe("runs that have been silent for long", () => {
  const HOUR_MS = 3_600_000;
  const start = "2026-03-01T00:00:00";
  const afterHours = (hours: number) => Date.parse(start) + hours * HOUR_MS;
  const running = {
    running_runs: [
      { run_id: "a", started_at: start },
      { run_id: "b", started_at: null },
    ],
  };
  const longest = (max: number) => ({
    metrics: [
      {
        path: "record.duration_ms",
        kind: "numbers",
        ...{ missing: 0, n: 1, not_finite: 0, scale: "linear" as const, counts: [1] },
        spread: { min: max, q1: max, median: max, q3: max, max },
      } as const,
    ],
  });

  it("are those that run three times as long as any that finished, and an hour at least", () => {
    const quick = makeOverview({ ...running, ...longest(1000) });
    expect(silentRuns(quick, afterHours(0.9))).toBeUndefined();
    expect(silentRuns(quick, afterHours(1.1))).toEqual({ count: 1, limitMs: HOUR_MS, latestStart: start });
    expect(silentRuns(makeOverview({ ...running, ...longest(HOUR_MS) }), afterHours(2))).toBeUndefined();
  });

  it("are those of more than a day where none has finished", () => {
    expect(silentRuns(makeOverview(running), afterHours(23))).toBeUndefined();
    expect(silentRuns(makeOverview(running), afterHours(25))?.count).toBe(1);
  });
});
