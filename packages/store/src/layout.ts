import type { StorePath } from "./path.ts";

/** The file that makes a folder a store. */
export const META_FILE = "_meta.json" as StorePath;

/** The folder of a store that holds one record a run. */
export const RUNS_FOLDER = "runs" as StorePath;

/** The folder of a store that holds derived metrics: those of a run under the name of its record. */
export const DERIVED_FOLDER = "derived" as StorePath;

/** The folder of a store that holds the experiment manifests, in sub-folders where an experiment's id has a "/". */
export const EXPERIMENTS_FOLDER = "experiments" as StorePath;

/** The file of a store that says to which jobs of a batch system its newest submission was given. */
export const SUBMISSION_FILE = "manifest.json" as StorePath;

/** The folder of a store that holds a folder of artifacts a run. */
export const ARTIFACTS_FOLDER = "artifacts" as StorePath;

/** What lists the artifacts in a run's folder of them. */
export const ARTIFACT_MANIFEST = "_manifest.json";

/** The folder of a store that holds logs: flat, or in a folder a run. */
export const LOGS_FOLDER = "logs" as StorePath;

/** The folder of a store that holds a folder of captured values a run, in sub-folders where a value's name has a "/". */
export const RESULTS_FOLDER = "results" as StorePath;

/** The folders that metalab makes in a store. None of them is searched for further stores. */
export const STORE_FOLDERS: ReadonlySet<string> = new Set([
  RUNS_FOLDER,
  DERIVED_FOLDER,
  EXPERIMENTS_FOLDER,
  ARTIFACTS_FOLDER,
  LOGS_FOLDER,
  RESULTS_FOLDER,
  "slurm_logs",
]);

/** How many levels below the root a store may lie. */
export const MAX_STORE_DEPTH = 2;

/** Whether a file of this name is data: metalab writes `x.tmp.XXXXXXXX` first and renames it to `x.json`. */
export function isDataName(name: string): boolean {
  return name.endsWith(".json") && !name.includes(".tmp.");
}

/** The name of a data file without its ".json". */
export function stemOf(name: string): string {
  return name.slice(0, -".json".length);
}

/** What identifies a version of a manifest: `YYYYMMDD_HHMMSS` at the end of its file's name, or else all of the name. */
export function manifestTimestamp(name: string): string {
  const stem = stemOf(name);
  return /_(\d{8}_\d{6})$/.exec(stem)?.[1] ?? stem;
}
