import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AtlasError } from "@atlas/core";
import { type Command, InvalidArgumentError } from "commander";
import { interruption } from "./interruption.ts";
import { addListenOptions, type ListenOptions } from "./listen-options.ts";

interface DemoOptions extends ListenOptions {
  readonly out?: string;
  readonly seed: number;
}

/** Adds `atlas demo`: does two small experiments, writes their store, and serves it. */
export function addDemoCommand(program: Command): void {
  const command = program
    .command("demo")
    .description("Do two small experiments, write what they gave as a store, and show it in the browser.")
    .option(
      "--out <directory>",
      "an empty directory for the store; without it, a temporary one that is removed at the end",
    )
    .option("--seed <number>", "decides everything that is random", parseSeed, 42);
  addListenOptions(command).action(demo);
}

async function demo({ out, seed, ...listen }: DemoOptions): Promise<void> {
  const interrupted = interruption();
  const directory = out === undefined ? mkdtempSync(join(tmpdir(), "atlas-demo-")) : emptyDirectory(out);
  try {
    const { writeDemoStore } = await import("./demo/write-store.ts");
    const runs = writeDemoStore(directory, seed);
    console.log(`Did ${runs} runs and wrote them to ${directory}`);
    const { serveStores } = await import("./serve-stores.ts");
    await serveStores([directory], listen, interrupted);
  } finally {
    if (out === undefined) rmSync(directory, { recursive: true, force: true });
  }
}

function emptyDirectory(path: string): string {
  mkdirSync(path, { recursive: true });
  if (readdirSync(path).length === 0) return path;
  throw new AtlasError(
    "unavailable",
    `The directory ${path} is not empty: --out needs a new or an empty one`,
  );
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new InvalidArgumentError("A seed is a whole number from 0 to 2^53 - 1.");
}
