import { execFile } from "node:child_process";
import type { SlurmCommands } from "@atlas/api";

/** How long SLURM may think about a question. */
const TIMEOUT_MS = 10_000;

/** As long as the lines of a million tasks. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** SLURM as this machine has it: `squeue` and `sacct` on the PATH, called without a shell. */
export const localSlurmCommands = slurmCommands(outputOf);

/**
 * SLURM's commands, run by something.
 *
 * @param run resolves with what a command prints; `undefined` when there is no such command. Rejects when it fails
 */
export function slurmCommands(
  run: (command: string, args: readonly string[]) => Promise<string | undefined>,
): SlurmCommands {
  return {
    squeue: async (jobIds) => {
      try {
        return await run("squeue", ["--noheader", "--array", "--format=%i|%T", `--jobs=${jobIds.join()}`]);
      } catch (error) {
        if (/Invalid job id/i.test((error as Error).message)) return "";
        throw error;
      }
    },
    sacct: (jobIds) =>
      run("sacct", [
        ...["--noheader", "--parsable2", "--allocations", "--format=JobID,State"],
        `--jobs=${jobIds.join()}`,
      ]),
  };
}

/** What a command prints; `undefined` when there is no such command. */
function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const options = { timeout: TIMEOUT_MS, killSignal: "SIGKILL", maxBuffer: MAX_OUTPUT_BYTES } as const;
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.code === "ENOENT") resolve(undefined);
      else if (error.killed === true && error.code !== "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
        reject(new Error(`did not answer within ${TIMEOUT_MS / 1000} s`));
      else reject(new Error(`failed: ${firstLineOf(stderr) || `status ${error.code}`}`));
    });
  });
}

/** The first line of what a command complained of: why it failed. */
export function firstLineOf(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
