import { AtlasError, type AtlasErrorCode } from "@atlas/core";
import { Command, CommanderError } from "commander";
import { addDoctorCommand } from "./ask/doctor.ts";
import { addExportCommand } from "./ask/export.ts";
import { addPlotCommand } from "./ask/plot.ts";
import { addQueryCommand } from "./ask/query.ts";
import { addCompletionCommand } from "./completion.ts";
import { addDemoCommand } from "./demo.ts";
import { addServeCommand } from "./serve/serve.ts";
import { VERSION } from "./version.ts";

const USAGE = 2;

const EXIT_STATUS: Record<AtlasErrorCode, number> = {
  invalid_query: USAGE,
  store_not_found: 1,
  unavailable: 1,
  aborted: 1,
  internal: 1,
};

const MORE_HELP = `
Atlas only reads: nothing is ever written to a store. It listens on this machine
alone unless --host says otherwise, and Ctrl-C ends it. On a machine that others
use too, --token or --socket keeps them out.

Environment:
  ATLAS_STORE_PATH  what to serve without --store; several, as in PATH
  ATLAS_CACHE_DIR   where to keep what was read, without --cache-dir
  ATLAS_TOKEN       what everyone must know, without --token
  ATLAS_SSH_KEY     the key to sign in with elsewhere, without --ssh-key

Exit status:
  0  it did what was asked, or was ended by Ctrl-C or SIGTERM
  1  something failed: one sentence on stderr says what
  2  it was called in a way that it does not know

Examples:
  atlas serve --store ./runs --open
  atlas serve --store /data/sweeps --store ~/more --port 8080
  atlas serve --remote me@cluster:/scratch/runs
  atlas serve --store ./runs --socket ~/atlas.sock
  atlas demo --open                    nothing to show yet? something to look at
  atlas query "status = failed" --store ./runs
  atlas export -o runs.parquet --store ./runs
  atlas plot spec.json -o figure.svg --store ./runs
  atlas doctor ./runs                  what Atlas sees there, and what is wrong
`;

/** Runs the `atlas` command and ends the process: with 0, with 1 for what failed, with 2 for wrong usage. */
export async function runCli(args: readonly string[]): Promise<never> {
  const program = new Command("atlas")
    .description("The experiment browser that knows what a replicate is.")
    .version(VERSION)
    .addHelpText("after", MORE_HELP)
    .exitOverride();
  addServeCommand(program);
  addDemoCommand(program);
  addQueryCommand(program);
  addExportCommand(program);
  addPlotCommand(program);
  addDoctorCommand(program);
  addCompletionCommand(program);
  try {
    await program.parseAsync(args, { from: "user" });
    process.exit(process.exitCode ?? 0);
  } catch (error) {
    process.exit(report(error));
  }
}

/** Says what went wrong where it was not said yet, and with which status that ends the process. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof AtlasError) {
    console.error(`error: ${error.message}`);
    return EXIT_STATUS[error.code];
  }
  if (isSystemError(error)) {
    console.error(`error: ${error.message}`);
    return 1;
  }
  console.error("error: this is a defect of Atlas itself:", error);
  return 1;
}

/** Whether the system refused something: its message says what, and of which file. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
