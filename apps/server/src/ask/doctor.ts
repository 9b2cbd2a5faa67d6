import type { RunSource } from "@atlas/core";
import type { Command } from "commander";
import { addStoreOptions, type StoreOptions } from "../stores/store-options.ts";
import { VERSION } from "../version.ts";
import { askStores } from "./ask-stores.ts";
import { diagnose } from "./diagnosis.ts";
import { writeOut } from "./write-out.ts";

/** Ends a process that found something wrong. */
const UNHEALTHY = 1;

const MORE_HELP = `
It reads every file afresh, and says which stores and experiments
there are, which runs seem to have died, how changes would be noticed, and which
files could not be read and why. Exit status 1 says that something is wrong.

Examples:
  atlas doctor ./runs
  atlas doctor me@cluster:/scratch/runs
`;

/** Adds `atlas doctor`: says what Atlas sees in some stores, and what is wrong. */
export function addDoctorCommand(program: Command): void {
  const command = program
    .command("doctor")
    .description("Say what Atlas sees in some stores, and what is wrong with them.")
    .argument("[place...]", "directories, here or as --remote has them; those of --store when absent");
  addStoreOptions(command).addHelpText("after", MORE_HELP).action(examine);
}

async function examine(places: readonly string[], _: StoreOptions, command: Command): Promise<void> {
  if (places.length > 0) command.setOptionValueWithSource("store", places, "cli");
  // What an earlier start has kept would hide what is wrong now.
  const options: StoreOptions = { ...command.opts<StoreOptions>(), cacheDir: "" };
  const ask = async (source: RunSource) => diagnose(source.state(), source.location);
  const startedAt = performance.now();
  const { isHealthy, lines } = await askStores(options, command, ask, { follow: true });
  const seconds = (performance.now() - startedAt) / 1000;
  const about = `Atlas ${VERSION} with Node ${process.versions.node} on ${process.platform} ${process.arch}`;
  await writeOut([`${about}; read in ${seconds.toFixed(1)} s\n\n${lines.join("\n")}\n`]);
  if (!isHealthy) process.exitCode = UNHEALTHY;
}
