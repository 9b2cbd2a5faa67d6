/** What SLURM is asked with. Each resolves with what the command prints; `undefined` where there is no such command. */
export interface SlurmCommands {
  /**
   * The jobs that wait or run: `squeue --noheader --array --format=%i|%T --jobs=ID,...`, a task of an array per line.
   * One that has long ended is unknown to it, for which it fails when it is asked for nothing else: that is empty text.
   *
   * @throws Error when it fails, or takes too long
   */
  squeue(jobIds: readonly string[]): Promise<string | undefined>;
  /**
   * All jobs, as the accounting knows them: `sacct --noheader --parsable2 --allocations --format=JobID,State --jobs=ID,...`.
   *
   * @throws Error when it fails, or takes too long
   */
  sacct(jobIds: readonly string[]): Promise<string | undefined>;
}

/** Whether a text is the id of a job or of tasks of an array, and nothing else: `123`, `123_4`, `123_[0-9,12%5]`. */
export function isJobId(text: string): boolean {
  return /^\d{1,10}(?:_(?:\d{1,10}|\[[\d,:%-]{1,200}\]))?$/.test(text);
}
