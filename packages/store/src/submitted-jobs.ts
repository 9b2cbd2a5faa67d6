import { AtlasError, jobIdsOf } from "@atlas/core";
import { decodeJsonObject } from "./decode/json-object.ts";
import { SUBMISSION_FILE } from "./layout.ts";
import type { SourceStore } from "./source-store.ts";

/** The jobs that the newest submissions of an experiment were given to, as the stores' own files of them say. */
export async function submittedJobs(
  stores: readonly SourceStore[],
  experimentId: string,
): Promise<readonly string[]> {
  const jobs = await Promise.all(stores.map(({ files }) => jobsOfStore(files, experimentId)));
  return jobs.flat();
}

async function jobsOfStore(fs: SourceStore["fs"], experimentId: string): Promise<readonly string[]> {
  const bytes = await readIfPossible(fs);
  const submission = bytes && decodeJsonObject(bytes).value;
  return submission?.["experiment_id"] === experimentId ? jobIdsOf(submission) : [];
}

/** A file that cannot be read says nothing: no run depends on it. */
async function readIfPossible(fs: SourceStore["fs"]): Promise<Uint8Array | undefined> {
  try {
    return await fs.read(SUBMISSION_FILE);
  } catch (error) {
    if (error instanceof AtlasError && error.code === "unavailable") return undefined;
    throw error;
  }
}
