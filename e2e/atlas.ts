import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));

/** A running `atlas` command, as built. */
export interface Atlas {
  readonly url: string;
  /** What it printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does and resolves with its exit status. */
  stop(): Promise<number | null>;
}

/** Starts the built command on a free port and resolves as soon as it says where it listens. */
export async function startAtlas(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Atlas> {
  if (!existsSync(main)) throw new Error("apps/server/dist/main.js is missing: run `pnpm build` first");
  const child = spawn(process.execPath, [main, ...args, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing is kept: each start reads its stores.
    env: { ...process.env, ATLAS_CACHE_DIR: "", ...env },
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /http:\/\/[\w.:[\]]+\d/.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) =>
      reject(new Error(`atlas ended with status ${code} before it listened:\n${output}`)),
    );
  });
  return {
    url,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        const exit = once(child, "exit");
        child.kill("SIGINT");
        await exit;
      }
      return child.exitCode;
    },
  };
}

/** Starts the demo, the same one each time, with its store in an empty directory. */
export function startDemo(directory: string, more: readonly string[] = []): Promise<Atlas> {
  return startAtlas(["demo", "--seed", "1", "--until", "2026-03-02T09:00:00", "--out", directory, ...more]);
}

/** Waits until the first reading of the stores has ended. */
export async function untilRead(atlas: Atlas): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const health = (await (await fetch(`${atlas.url}/api/health`)).json()) as { progress: { done: boolean } };
    if (health.progress.done) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the store was not read within 30 s");
}
