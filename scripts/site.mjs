// `pnpm site`: makes a static site of the documents, in site/dist: guides, READMEs, decisions, and a reference that is
// read from the docstrings. It fails on a link that leads nowhere.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CHAPTERS, HOME } from "../site/documents.mjs";
import { stage } from "../site/stage.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = `${root}site/`;
const isWindows = process.platform === "win32";

/** @type {(command: string, args: readonly string[]) => void} */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: site, stdio: "inherit", shell: isWindows });
  if (status === 0) return;
  console.error(error?.message ?? `${command} ${args.join(" ")} failed`);
  process.exit(1);
}

if (!existsSync(`${site}node_modules`)) {
  console.log("installing what makes the site into site/node_modules (150 MB, once)");
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  run("npx", ["-y", packageManager, "install", "--frozen-lockfile"]);
}
rmSync(`${site}build`, { recursive: true, force: true });
run("node_modules/.bin/typedoc", ["--logLevel", "Warn"]);
stage(root, `${site}build/pages`, [HOME, ...CHAPTERS.flatMap(({ documents }) => documents)]);
run("node_modules/.bin/vitepress", ["build", "."]);
console.log("The site is in site/dist: any web server of files can serve it");
