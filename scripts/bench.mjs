// `pnpm bench [NAME…] [--rows N,N]`: runs bench/NAME.ts (all without a name) on source and writes bench/results/NAME.json.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const known = readdirSync(`${root}bench`)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
/** A million runs as objects, which the engine is measured against, take more than a heap usually may. */
const NODE_FLAGS = [
  "--conditions=@atlas/source",
  "--expose-gc",
  "--max-old-space-size=12000",
  ...["--import", "tsx"],
];
const flags = process.argv.slice(2);
const rowsAt = flags.indexOf("--rows");
const options = rowsAt < 0 ? [] : flags.splice(rowsAt, 2);
const unknown = flags.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}
if (flags.length === 0 || flags.includes("engine") || flags.includes("ui")) installPeers();
if (flags.length === 0 || flags.includes("api")) buildServer();
for (const name of flags.length > 0 ? flags : known) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [...NODE_FLAGS, `bench/${name}.bench.ts`, ...options], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Builds the server that is asked, unless it is built as it is. */
function buildServer() {
  const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
  const build = [turbo, "run", "build", "--filter=@atlas/server", "--output-logs=hash-only"];
  const { status } = spawnSync(process.execPath, build, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs what the engine and the charts are measured against, once: too heavy for everyone who clones. */
function installPeers() {
  const peers = `${root}bench/peers`;
  if (["arquero", "@duckdb/node-api", "echarts"].every((name) => existsSync(`${peers}/node_modules/${name}`)))
    return;
  console.log("installing arquero, DuckDB and ECharts into bench/peers/node_modules (140 MB, once)");
  const install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status } = spawnSync("npm", install, {
    cwd: peers,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) console.log("they could not be installed: what is missing is not measured");
}
