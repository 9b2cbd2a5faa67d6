import { compareStrings, openMemorySource, type Run, wallClock } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askNeighbours, type Neighbours } from "../../src/run/ask-neighbours.ts";
import { makeRun } from "./make-run.ts";

const TIMES = [
  "2026-01-31T10:00:00",
  "2026-01-31T10:00:00.000000",
  "2026-01-31 10:00:01+05:00",
  "2026-01-31T10:00:01",
  "2026-01-31T10:00:02.5Z",
  "2026-02-01",
];

const { signal } = new AbortController();
const ask = (runs: readonly Run[], run: Run) =>
  askNeighbours(datasetOf(openMemorySource(runs)), run.record, signal);

describe("the neighbours of a run", () => {
  it("are those beside it in the order of starts, then ids, of its own experiment", async () => {
    const anyRun = fc
      .record({
        run_id: fc.stringMatching(/^[a-e]{1,3}$/),
        experiment_id: fc.constantFrom("sweep:1.0", "other:1.0"),
        started_at: fc.constantFrom(...TIMES),
      })
      .map((record) => makeRun(record));
    const anyRuns = fc.uniqueArray(anyRun, {
      minLength: 1,
      maxLength: 12,
      selector: (run) => run.record.run_id,
    });
    await fc.assert(
      fc.asyncProperty(anyRuns, fc.nat(), async (runs, pick) => {
        const run = runs[pick % runs.length]!;
        expect(await ask(runs, run)).toEqual(naiveNeighbours(runs, run));
      }),
    );
  });

  it("are none for a run without a start", async () => {
    const runs = [makeRun({ run_id: "a" }), makeRun({ run_id: "b", started_at: null })];
    expect(await ask(runs, runs[1]!)).toEqual({ previous: undefined, next: undefined });
    expect(await ask(runs, runs[0]!)).toEqual({ previous: undefined, next: undefined });
  });
});

function naiveNeighbours(runs: readonly Run[], run: Run): Neighbours {
  const time = ({ record }: Run) => wallClock(record.started_at!)!;
  const ids = runs
    .filter(({ record }) => record.experiment_id === run.record.experiment_id)
    .sort((a, b) => time(a) - time(b) || compareStrings(a.record.run_id, b.record.run_id))
    .map(({ record }) => record.run_id);
  const own = ids.indexOf(run.record.run_id);
  return { previous: ids[own - 1], next: ids[own + 1] };
}
