// Publishes every package whose version the registry does not have yet, with provenance: called by the release workflow
// alone, which knows the repository. Provenance demands that each package names it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
if (GITHUB_SERVER_URL === undefined || GITHUB_REPOSITORY === undefined)
  throw new Error("Packages are published by the release workflow, from the repository that it runs for");

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["core", "store", "store-local", "store-sftp", "api", "ui"].map(
  (name) => `packages/${name}`,
);
for (const directory of [...packages, "apps/server"]) {
  const path = `${root}${directory}/package.json`;
  const url = `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`;
  const manifest = { ...JSON.parse(readFileSync(path, "utf8")), repository: { type: "git", url, directory } };
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
execFileSync(`${root}node_modules/.bin/changeset`, ["publish"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NPM_CONFIG_PROVENANCE: "true" },
});
