import { AtlasError, type AtlasErrorCode } from "@atlas/core";
import { Command, CommanderError } from "commander";
import { addDemoCommand } from "./demo.ts";
import { addServeCommand } from "./serve.ts";
import { VERSION } from "./version.ts";

const USAGE = 2;

const EXIT_STATUS: Record<AtlasErrorCode, number> = {
  invalid_query: USAGE,
  store_not_found: 1,
  unavailable: 1,
  aborted: 1,
  internal: 1,
};

/** Runs the `atlas` command and ends the process: with 0, with 1 for what failed, with 2 for wrong usage. */
export async function runCli(args: readonly string[]): Promise<never> {
  const program = new Command("atlas")
    .description("The experiment browser that knows what a replicate is.")
    .version(VERSION)
    .exitOverride();
  addServeCommand(program);
  addDemoCommand(program);
  try {
    await program.parseAsync(args, { from: "user" });
    process.exit(0);
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
