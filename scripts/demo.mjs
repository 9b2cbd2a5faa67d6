// `pnpm demo [--port N …]`: builds what has changed, and runs `atlas demo` with the arguments. In this same process, so
// that signals and the exit status need no passing on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));

/** What a build from the cache says within this time is not worth showing. */
const QUIET_MS = 1500;

const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const build = spawn(
  process.execPath,
  [turbo, "run", "build", "--filter=@atlas/server", "--output-logs=hash-only"],
  {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_UI: "false" },
    stdio: ["ignore", "pipe", "pipe"],
  },
);
const said = [];
let show = (chunk) => said.push(chunk);
const stopHiding = () => {
  show = (chunk) => process.stderr.write(chunk);
  said.splice(0).forEach(show);
};
build.stdout.on("data", (chunk) => show(chunk));
build.stderr.on("data", (chunk) => show(chunk));
const patience = setTimeout(stopHiding, QUIET_MS);
const [status] = await once(build, "close");
clearTimeout(patience);
if (status !== 0) {
  stopHiding();
  process.exit(status ?? 1);
}

process.argv.splice(1, 1, main, "demo");
await import(new URL("../apps/server/dist/main.js", import.meta.url).href);
