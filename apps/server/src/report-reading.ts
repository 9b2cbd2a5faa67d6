import type { RunSource } from "@atlas/core";

/**
 * Says how far the first reading is, while it lasts and on a terminal, and then what was found and how long it took since
 * `startedAt` (of `performance.now`).
 *
 * @throws {AtlasError} when the stores could not be read at all.
 */
export async function reportReading(source: RunSource, startedAt: number): Promise<void> {
  const stopProgress = process.stderr.isTTY ? showProgress(source) : () => {};
  try {
    await source.ready();
  } finally {
    stopProgress();
  }
  console.log(summary(source, (performance.now() - startedAt) / 1000));
}

function summary(source: RunSource, seconds: number): string {
  const { table, experiments, stores, problems } = source.state();
  if (stores.length === 0) {
    return `No store in ${source.location} yet: Atlas waits for a _meta.json there or at most two folders below, and shows it when it comes`;
  }
  const troubles = problems.length === 0 ? "" : `; ${count(problems.length, "problem")}: see /store`;
  const runs = `${count(table.rowCount, "run")} in ${count(experiments.length, "experiment")}`;
  return `${runs} from ${count(stores.length, "store")}, read in ${seconds.toFixed(seconds < 0.1 ? 2 : 1)} s${troubles}`;
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;
}

/** Keeps one line of the terminal up to date. Returns what ends it and clears the line. */
export function showProgress(source: RunSource): () => void {
  const write = () => {
    const { read, found } = source.state().progress;
    process.stderr.write(`\r${read.toLocaleString("en-US")} of ${count(found, "run")} read`);
  };
  const unsubscribe = source.subscribe(write);
  return () => {
    unsubscribe();
    process.stderr.write("\r\x1b[K");
  };
}
