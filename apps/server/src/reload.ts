import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { AtlasError } from "@atlas/core";
import { interruption } from "./interruption.ts";

/**
 * Runs this same command from source in another process, which starts again whenever a source file changes, until
 * that ends or a signal comes.
 *
 * @throws {AtlasError} `invalid_query` where there is no source.
 */
export async function reloadOnChange(): Promise<void> {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  if (!existsSync(main)) {
    throw new AtlasError(
      "invalid_query",
      "The option --reload works in a checkout of Atlas only: here is no source to watch",
    );
  }
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  const args = process.argv.slice(2).filter((argument) => argument !== "--reload");
  const child = spawn(process.execPath, [tsx, "watch", "--conditions=@atlas/source", main, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    // A process group of its own: a Ctrl-C reaches it through this process, once. A second signal makes tsx kill at once.
    detached: true,
  });
  const ended = once(child, "exit");
  await Promise.race([ended, interruption()]);
  child.kill();
  await ended;
}
