// `pnpm release:check`: builds and packs every package, and uses them as a stranger would: from a registry on loopback,
// in empty directories with empty caches. With `--nodes 22,24` the packages are imported by these Nodes as well, which
// npm installs. The last line counts: "N passed, N failed".
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { serveRegistry } from "./release-check/serve-registry.mjs";
import { bundledSize, downloadedSize, folderSize, inWords } from "./release-check/sizes.mjs";
import { emptyHome, run, serves } from "./release-check/stranger.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const PACKAGES = ["core", "store", "store-local", "store-sftp", "api", "ui"];
/** What plain Node can import; the components of `@atlas/ui` are for a browser. */
const MODULES = [
  ...["core", "core/dataset", "core/replicates", "store", "store-local", "store-sftp"],
  ...["api", "api/client", "ui/elements", "ui/figure"],
];
const EXAMPLES = ["embed-in-react", "embed-in-vue", "embed-in-svelte", "embed-in-solid"];
const CORE_LIMITS = { whole: 45_000, aggregateAlone: 12_000 };
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const nodes = (process.argv.includes("--nodes") ? process.argv[process.argv.indexOf("--nodes") + 1] : "")
  .split(",")
  .filter((version) => version !== "");

const place = mkdtempSync(`${tmpdir()}/atlas-release-`);
const outcomes = [];

/** Runs one check, says what came of it, and goes on. */
async function check(name, work) {
  const startedAt = Date.now();
  try {
    const remark = await work();
    outcomes.push(true);
    console.log(`ok    ${name}${remark === undefined ? "" : `: ${remark}`} (${Date.now() - startedAt} ms)`);
  } catch (error) {
    outcomes.push(false);
    const output = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim();
    console.log(`FAIL  ${name}\n${`${output || (error.stack ?? error)}`.replace(/^/gm, "      ")}`);
  }
}

function atMost(limit, size) {
  if (size > limit) throw new Error(`${size} bytes compressed are more than ${limit}`);
  return `${inWords(size)} compressed of ${inWords(limit)}`;
}

const tarballs = `${place}/tarballs`;
mkdirSync(tarballs);
await run("npx", ["-y", packageManager, "run", "build"], { cwd: root });
for (const dir of [...PACKAGES.map((name) => `packages/${name}`), "apps/server"])
  await run("npx", ["-y", packageManager, "pack", "--pack-destination", tarballs], { cwd: `${root}${dir}` });
const registry = await serveRegistry(tarballs);
const homeOf = (name) => emptyHome(`${place}/${name}`, registry.url);
const install = (home, ...names) => run("npm", ["install", "--no-audit", "--no-fund", ...names], home);
try {
  const store = `${place}/store`;
  const hasRuns = ({ runs }) => runs > 100;
  await check("npx @atlas/server demo", () =>
    serves("npx", ["-y", "@atlas/server", "demo", "--out", store, "--port", "0"], homeOf("npx"), hasRuns),
  );
  const serve = ["@atlas/server", "serve", "--store", store, "--port", "0"];
  await check("npx @atlas/server serve", () => serves("npx", ["-y", ...serve], homeOf("npx-serve"), hasRuns));
  await check("pnpm dlx @atlas/server serve", () =>
    serves("npx", ["-y", packageManager, "dlx", ...serve], homeOf("dlx"), hasRuns),
  );

  const project = homeOf("project");
  writeFileSync(`${project.cwd}/package.json`, `{ "name": "stranger", "private": true, "type": "module" }`);
  await check("npm install of every package", async () => {
    const peers = ["solid-js", "typescript@7", "@types/node@20"];
    await install(project, ...PACKAGES.map((name) => `@atlas/${name}`), ...peers);
  });
  const imports = MODULES.map((name) => `await import("@atlas/${name}");`).join("");
  const esm = ["--input-type=module", "-e", `${imports} console.log(process.version)`];
  const commonJs = ["--input-type=commonjs", "-e", `console.log(typeof require("@atlas/core").aggregate)`];
  await check("import in plain Node", async () => (await run("node", esm, project)).trim());
  await check("require in plain Node", async () => (await run("node", commonJs, project)).trim());
  for (const version of nodes)
    await check(`import in Node ${version}`, async () =>
      (await run("npx", ["-y", `node@${version}`, ...esm], project)).trim(),
    );
  await check("a strict TypeScript consumer", async () => {
    cpSync(`${root}scripts/release-check/consumer.ts`, `${project.cwd}/consumer.ts`);
    const flags =
      "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck false --module nodenext --target es2022 --lib es2023,dom,dom.iterable --types node";
    await run("npx", ["tsc", ...flags.split(" "), "consumer.ts"], project);
  });
  await check("@atlas/core has no dependencies", () => {
    const manifest = readFileSync(`${project.cwd}/node_modules/@atlas/core/package.json`, "utf8");
    const names = Object.keys(JSON.parse(manifest).dependencies ?? {});
    if (names.length > 0) throw new Error(`it has ${names.join(", ")}`);
  });
  await check("@atlas/core, whole, in a browser bundle", async () =>
    atMost(CORE_LIMITS.whole, await bundledSize('export * from "@atlas/core";', project.cwd)),
  );
  await check("aggregate alone in a browser bundle", async () =>
    atMost(
      CORE_LIMITS.aggregateAlone,
      await bundledSize('export { aggregate } from "@atlas/core";', project.cwd),
    ),
  );
  await check("@atlas/ui/elements in a browser bundle", async () => {
    const code = 'export * from "@atlas/ui/elements";';
    return `${inWords(await bundledSize(code, project.cwd))} compressed, core and what is loaded later included`;
  });

  const others = homeOf("examples");
  for (const name of EXAMPLES)
    await check(`the example ${name}, copied`, async () => {
      const copy = { ...others, cwd: `${others.cwd}/${name}` };
      cpSync(`${root}examples/${name}`, copy.cwd, {
        recursive: true,
        filter: (path) => !/\/(?:node_modules|dist)$/.test(path),
      });
      cpSync(`${others.cwd}/.npmrc`, `${copy.cwd}/.npmrc`);
      await install(copy);
      await run("npm", ["run", "build"], copy);
    });

  const server = homeOf("server");
  await check("the installed server", async () => {
    writeFileSync(`${server.cwd}/package.json`, "{}");
    await install(server, "--omit=dev", "@atlas/server");
    statSync(`${server.cwd}/node_modules/.bin/atlas`);
    const [onDisk, fetched] = [folderSize(`${server.cwd}/node_modules`), downloadedSize(server.cwd)];
    return `${inWords(onDisk)} on the disk with its dependencies, ${inWords(fetched)} to fetch`;
  });
} finally {
  registry.close();
  rmSync(place, { recursive: true, force: true });
}

const passed = outcomes.filter(Boolean).length;
console.log(`${passed} passed, ${outcomes.length - passed} failed`);
process.exitCode = passed === outcomes.length ? 0 : 1;
