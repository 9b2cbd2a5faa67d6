import { setImmediate } from "node:timers/promises";
import { CREATED_BY } from "./demo-place.ts";
import { formatLocalTime, type LocalMicros } from "./format/local-time.ts";
import { pythonJson } from "./format/python-json.ts";
import { optimiserBenchmark1, optimiserBenchmark2 } from "./optimisers/optimiser-benchmark.ts";
import { type PlannedSubmission, planOf } from "./plan.ts";
import { runFiles } from "./run-files.ts";
import { carryOut } from "./schedule.ts";
import { spiralClassifier } from "./spirals/spiral-classifier.ts";
import { StoreWriter } from "./store-writer.ts";

/** What decides the bytes of a demo store. */
export interface DemoStoreOptions {
  /** Decides everything that is random. */
  readonly seed: number;
  /** The moment at which the demo is written: its last submission is not done. */
  readonly until: LocalMicros;
  /** Is told how many runs are done, a few times a second. */
  readonly onProgress: (done: number, total: number) => void;
  /** Ends the writing where it is. */
  readonly signal: AbortSignal;
}

/** For how long runs are done before anything else is let in. */
const SLICE_MS = 50;

/**
 * Does the demo's experiments, and writes what they gave into an empty directory as metalab would have. The same seed
 * and moment give the same bytes.
 *
 * @returns How many runs there are.
 * @throws what `signal` was aborted with.
 */
export async function writeDemoStore(directory: string, options: DemoStoreOptions): Promise<number> {
  const { seed, until, onProgress, signal } = options;
  const writer = new StoreWriter(directory);
  const plan = planOfDemo(seed);
  const total = plan.reduce((sum, { added, submission }) => sum + added.length - waitingOf(submission), 0);
  let done = 0;
  let sliceEnd = performance.now() + SLICE_MS;
  const onRun = async () => {
    done += 1;
    if (performance.now() < sliceEnd) return;
    onProgress(done, total);
    await setImmediate();
    signal.throwIfAborted();
    sliceEnd = performance.now() + SLICE_MS;
  };
  for (const submission of plan) {
    const { submittedAt, runs } = await carryOut(submission, until, onRun);
    writeManifest(writer, submission, submittedAt);
    for (const run of runs) for (const [path, content] of runFiles(run)) writer.write(path, content);
  }
  // Last, so that a directory is a demo store only when it is whole.
  const meta = { schema_version: "0.1", created_by: CREATED_BY, seed: BigInt(seed) };
  writer.write("_meta.json", pythonJson(meta));
  return total;
}

/** All that is submitted in the demo, in the order in which the experiments were thought of. */
function planOfDemo(seed: number): readonly PlannedSubmission[] {
  return [
    ...planOf(optimiserBenchmark1, seed),
    ...planOf(optimiserBenchmark2, seed),
    ...planOf(spiralClassifier, seed),
  ];
}

function waitingOf({ unfinished }: PlannedSubmission["submission"]): number {
  return unfinished?.waiting ?? 0;
}

/** Writes a submission's manifest, `experiments/NAME_VERSION_YYYYMMDD_HHMMSS.json`. */
export function writeManifest(
  writer: StoreWriter,
  { experimentId, manifest }: PlannedSubmission,
  submittedAt: LocalMicros,
): void {
  const submitted = formatLocalTime(submittedAt);
  const timestamp = submitted.slice(0, 19).replace(/[-:]/g, "").replace("T", "_");
  const path = `experiments/${experimentId.replace(":", "_")}_${timestamp}.json`;
  writer.write(path, pythonJson({ ...manifest, submitted_at: submitted }));
}
