import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Experiment } from "./experiment.ts";
import { manifestOf, manifestPath } from "./manifest.ts";
import { optimiserBenchmark } from "./optimiser-benchmark.ts";
import { piEstimate } from "./pi-estimate.ts";
import { type PythonObject, pythonJson } from "./python-json.ts";
import { experimentIdOf, runExperiment } from "./run-experiment.ts";
import { runFiles } from "./run-files.ts";

/**
 * Does the demo's experiments, and writes what they gave into an empty directory as metalab would have. The same seed
 * gives the same bytes.
 *
 * @returns How many runs there are.
 */
export function writeDemoStore(directory: string, seed: number): number {
  const folders = new Set<string>();
  const write = (path: string, text: string) => {
    const file = join(directory, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, text);
  };
  write("_meta.json", pythonJson({ schema_version: "0.1", created_by: "atlas demo" }));
  return writeExperiment(optimiserBenchmark, seed, write) + writeExperiment(piEstimate, seed, write);
}

function writeExperiment<Params extends PythonObject>(
  experiment: Experiment<Params>,
  seed: number,
  write: (path: string, text: string) => void,
): number {
  const { runs, runIds } = runExperiment(experiment, seed);
  experiment.submissions.forEach((submission, index) => {
    const manifest = manifestOf(experiment, submission, runIds[index]!, seed);
    write(manifestPath(experimentIdOf(experiment), submission), pythonJson(manifest));
  });
  for (const run of runs) for (const [path, text] of runFiles(run)) write(path, text);
  return runs.length;
}
