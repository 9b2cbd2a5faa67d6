import type { SlurmCommands } from "@atlas/api";
import type { RemoteFileSystem } from "@atlas/store-sftp";
import { firstLineOf, slurmCommands } from "./slurm-commands.ts";

/** What a shell answers with when there is no program of a name. */
const NO_SUCH_PROGRAM = 127;

/** SLURM as another machine has it, over the connection that its stores are read by. */
export function remoteSlurmCommands(fs: RemoteFileSystem): SlurmCommands {
  return slurmCommands(async (command, args) => {
    const outcome = await fs.run([command, ...args]);
    if (outcome === undefined || outcome.status === NO_SUCH_PROGRAM) return undefined;
    if (outcome.status === 0) return outcome.stdout;
    throw new Error(`failed: ${firstLineOf(outcome.stderr) || `status ${outcome.status}`}`);
  });
}
