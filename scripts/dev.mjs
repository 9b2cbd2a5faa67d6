// `pnpm dev`: the API on port 8000 (or ATLAS_PORT) and the web app on 5173, both from source, both following changes.
// Serves ATLAS_STORE_PATH, or a demo store that is written anew at each start. Ctrl-C ends both.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const server = join(root, "apps/server");
const web = join(root, "apps/web");
const port = process.env.ATLAS_PORT ?? "8000";
const command = process.env.ATLAS_STORE_PATH ? "serve" : "demo";

const tsx = createRequire(join(server, "package.json")).resolve("tsx/cli");
const vite = join(
  dirname(createRequire(join(web, "package.json")).resolve("vite/package.json")),
  "bin/vite.js",
);
const watch = [tsx, "watch", "--clear-screen=false", "--conditions=@atlas/source"];
const children = [
  // Paths in ATLAS_STORE_PATH are relative to the directory of the call.
  run(process.cwd(), [...watch, join(server, "src/main.ts"), command, "--port", port]),
  run(web, [vite, "--clearScreen", "false"]),
];

let status = 0;
const ended = children.map((child) => once(child, "exit"));
const interrupted = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve([0]));
});
const [code] = await Promise.race([interrupted, ...ended]);
status = code ?? 1;
for (const child of children) child.kill("SIGTERM");
await Promise.all(ended);
process.exit(status);

function run(cwd, args) {
  return spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ATLAS_PORT: port },
    stdio: ["ignore", "inherit", "inherit"],
    // A process group of its own: a Ctrl-C reaches it through this process, once. A second signal makes tsx kill at once.
    detached: true,
  });
}
