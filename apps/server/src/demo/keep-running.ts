import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type LocalMicros, localNow } from "./format/local-time.ts";
import { optimiserBenchmark2 } from "./optimisers/optimiser-benchmark.ts";
import { perform } from "./perform.ts";
import { type PlannedRun, planOf } from "./plan.ts";
import { capturedFiles, lockPath, logPath, recordPath } from "./run-files.ts";
import { logText } from "./run-log.ts";
import { runRecord } from "./run-record.ts";
import type { DemoRun } from "./schedule.ts";
import { StoreWriter } from "./store-writer.ts";
import { writeManifest } from "./write-demo-store.ts";

/** How long each run is drawn out, so that it can be watched; it needs some milliseconds. */
const RUN_MS = 2_000;
const WORKERS = 3;

/**
 * Goes on with the optimiser benchmark in a demo store, as metalab would: begins the runs that have not ended, one or two
 * a second, then submits one replicate more of all configurations, and so on until `signal` is aborted.
 */
export async function keepRunning(directory: string, seed: number, signal: AbortSignal): Promise<void> {
  const writer = new StoreWriter(directory);
  const queue = unfinishedRuns(directory, seed, writer);
  const work = async (_: unknown, worker: number) => {
    await setTimeout((worker * RUN_MS) / WORKERS, undefined, { signal });
    for (const run of queue) await doSlowly(run, writer, signal);
  };
  try {
    await Promise.all(Array.from({ length: WORKERS }, work));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** The runs that have not ended, each once; submits more when there are none left, and never ends. */
function* unfinishedRuns(directory: string, seed: number, writer: StoreWriter): Generator<PlannedRun> {
  const newest = optimiserBenchmark2.submissions.at(-1)!;
  const begun = new Set<string>();
  for (let replicates = newest.replicates; ; replicates++) {
    const submissions = [{ ...newest, replicates }];
    const submission = planOf({ ...optimiserBenchmark2, submissions }, seed)[0]!;
    const left = submission.runs.filter(({ runId }) => !begun.has(runId) && !hasEnded(directory, runId));
    if (left.length > 0 && replicates > newest.replicates) writeManifest(writer, submission, localNow());
    for (const run of left) {
      begun.add(run.runId);
      yield run;
    }
  }
}

/** Whether a run has a record that says how it ended. A text is looked at: the numbers in it need not be JSON. */
function hasEnded(directory: string, runId: string): boolean {
  const file = join(directory, recordPath(runId));
  return existsSync(file) && !readFileSync(file, "utf8").includes('\n  "status": "running"');
}

async function doSlowly(planned: PlannedRun, writer: StoreWriter, signal: AbortSignal): Promise<void> {
  const { runId } = planned;
  const outcome = perform(planned);
  const startedAt = localNow();
  const begun: DemoRun = { ...planned, status: "running", startedAt, finishedAt: startedAt, outcome };
  writer.write(lockPath(runId), "");
  writer.write(recordPath(runId), runRecord(begun, []));
  const { log, elapsedMs } = outcome.capture;
  for (const line of log) {
    const at = startedAt + Math.round((line.atMs / elapsedMs) * RUN_MS) * 1000;
    await until(at, signal);
    writer.append(logPath(runId), logText(runId, line, at));
  }
  await until(startedAt + RUN_MS * 1000, signal);
  const status = outcome.error ? "failed" : "success";
  const ended: DemoRun = { ...begun, status, finishedAt: localNow() };
  for (const [path, content] of capturedFiles(ended)) writer.write(path, content);
}

async function until(moment: LocalMicros, signal: AbortSignal): Promise<void> {
  await setTimeout(Math.max(0, (moment - localNow()) / 1000), undefined, { signal });
}
