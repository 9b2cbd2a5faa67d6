// `pnpm release:check`: packs every package, and uses them as a stranger would: from a registry on loopback, in empty
// directories with empty caches. With `--nodes 22,24` the packages are imported by these Nodes as well, which npm
// installs. The last line counts: "N passed, N failed".
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { serveRegistry } from "./release-check/serve-registry.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const PACKAGES = ["core", "store", "store-local", "store-sftp", "api", "ui"];
const CORE_LIMITS = { whole: 45_000, aggregateAlone: 12_000 };
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const nodes = (process.argv.includes("--nodes") ? process.argv[process.argv.indexOf("--nodes") + 1] : "")
  .split(",")
  .filter((version) => version !== "");

const place = mkdtempSync(`${tmpdir()}/atlas-release-`);
const outcomes = [];

/** Runs one check, says what came of it, and goes on. */
async function check(name, run) {
  const startedAt = Date.now();
  try {
    const remark = await run();
    outcomes.push(true);
    console.log(`ok    ${name}${remark === undefined ? "" : `: ${remark}`} (${Date.now() - startedAt} ms)`);
  } catch (error) {
    outcomes.push(false);
    console.log(
      `FAIL  ${name}\n${indent(error.stderr?.toString() || error.stdout?.toString() || error.stack || String(error))}`,
    );
  }
}

function indent(text) {
  return text.replace(/^/gm, "      ");
}

/** An environment in which nothing is cached yet, and which sends the one scope to the loopback registry. */
function emptyHome(name, registry) {
  const home = `${place}/${name}`;
  mkdirSync(home);
  writeFileSync(`${home}/.npmrc`, `@atlas:registry=${registry}\n`);
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(npm_|pnpm_|PNPM_|XDG_|ATLAS_)/.test(key),
  );
  return {
    home,
    env: {
      ...Object.fromEntries(inherited),
      HOME: home,
      XDG_CACHE_HOME: `${home}/cache`,
      XDG_DATA_HOME: `${home}/data`,
      XDG_STATE_HOME: `${home}/state`,
      ...keptRegistry(),
    },
  };
}

/** The registry for all other packages, where the machine names one for npm. */
function keptRegistry() {
  const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  return registry === "" ? {} : { npm_config_registry: registry };
}

/** Runs a program to its end, without blocking the registry that it asks. */
async function run(command, args, { env, cwd }) {
  const { stdout } = await promisify(execFile)(command, args, {
    env,
    cwd,
    timeout: 240_000,
    maxBuffer: 1 << 26,
  });
  return stdout;
}

/** Starts a server, waits for the address that it prints, asks it for its health, and ends it. */
async function serves(command, args, { env, cwd }, isRight) {
  const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  try {
    const url = await new Promise((resolve, reject) => {
      const listen = (chunk) => {
        said += chunk;
        const found = /http:\/\/[\w.:[\]]+/.exec(said);
        if (found !== null) resolve(found[0]);
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", (chunk) => {
        said += chunk;
      });
      child.on("exit", (status) => reject(new Error(`ended with ${status}:\n${said}`)));
      setTimeout(() => reject(new Error(`said no address:\n${said}`)), 180_000).unref();
    });
    const deadline = Date.now() + 30_000;
    for (;;) {
      const health = await (await fetch(`${url}/api/health`)).json();
      if (isRight(health)) return `${health.runs} runs at ${url}`;
      if (Date.now() > deadline) throw new Error(`health is ${JSON.stringify(health)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      process.kill(-child.pid, "SIGTERM");
      await ended;
    }
  }
}

async function gzippedSize(entry, home) {
  const file = `${home}/entry-${entry.length}.js`;
  writeFileSync(file, entry);
  const output = await build({
    root: home,
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry: file, formats: ["es"], fileName: "bundle" } },
  });
  const bundles = Array.isArray(output) ? output : [output];
  const code = bundles.flatMap((bundle) => bundle.output.map((chunk) => chunk.code ?? "")).join("");
  return gzipSync(code).length;
}

function below(limit, size, what) {
  if (size > limit) throw new Error(`${what} is ${size} bytes compressed, more than ${limit}`);
  return `${(size / 1000).toFixed(1)} kB compressed of ${limit / 1000} kB`;
}

function folderSize(folder) {
  return Number(execFileSync("du", ["-sk", folder], { encoding: "utf8" }).split("\t")[0]) * 1024;
}

const tarballs = `${place}/tarballs`;
mkdirSync(tarballs);
for (const dir of [...PACKAGES.map((name) => `packages/${name}`), "apps/server"]) {
  execFileSync("npx", ["-y", packageManager, "pack", "--pack-destination", tarballs], {
    cwd: `${root}${dir}`,
  });
}
const registry = await serveRegistry(tarballs);
try {
  const store = `${place}/store`;
  const npx = emptyHome("npx", registry.url);
  await check("npx @atlas/server demo", () =>
    serves(
      "npx",
      ["-y", "@atlas/server", "demo", "--out", store, "--port", "0"],
      { ...npx, cwd: npx.home },
      (health) => health.runs > 100,
    ),
  );
  const dlx = emptyHome("dlx", registry.url);
  await check("pnpm dlx @atlas/server serve", () =>
    serves(
      "npx",
      ["-y", packageManager, "dlx", "@atlas/server", "serve", "--store", store, "--port", "0"],
      { ...dlx, cwd: dlx.home },
      (health) => health.runs > 100,
    ),
  );

  const project = emptyHome("project", registry.url);
  const inProject = { ...project, cwd: project.home };
  writeFileSync(
    `${project.home}/package.json`,
    JSON.stringify({ name: "stranger", private: true, type: "module" }),
  );
  const install = (...names) => run("npm", ["install", "--no-audit", "--no-fund", ...names], inProject);
  await check("npm install of every package", async () => {
    await install(...PACKAGES.map((name) => `@atlas/${name}`), "solid-js", "typescript@7", "@types/node@20");
  });
  const imports = PACKAGES.filter((name) => name !== "ui").map((name) => `await import("@atlas/${name}");`);
  const script = `${imports.join("")} await import("@atlas/api/client"); console.log(process.version)`;
  await check("import in plain Node", async () =>
    (await run("node", ["--input-type=module", "-e", script], inProject)).trim(),
  );
  for (const version of nodes) {
    await check(`import in Node ${version}`, async () =>
      (await run("npx", ["-y", `node@${version}`, "--input-type=module", "-e", script], inProject)).trim(),
    );
  }
  await check("a strict TypeScript consumer", async () => {
    cpSync(`${root}scripts/release-check/consumer.ts`, `${project.home}/consumer.ts`);
    const flags =
      "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --types node";
    await run("npx", ["tsc", ...flags.split(" "), "consumer.ts"], inProject);
  });
  await check("@atlas/core has no dependencies", () => {
    const { dependencies = {} } = JSON.parse(
      readFileSync(`${project.home}/node_modules/@atlas/core/package.json`, "utf8"),
    );
    if (Object.keys(dependencies).length > 0)
      throw new Error(`it has ${Object.keys(dependencies).join(", ")}`);
  });
  await check("@atlas/core, whole, in a browser bundle", async () =>
    below(CORE_LIMITS.whole, await gzippedSize('export * from "@atlas/core";', project.home), "it"),
  );
  await check("aggregate alone in a browser bundle", async () =>
    below(
      CORE_LIMITS.aggregateAlone,
      await gzippedSize('export { aggregate } from "@atlas/core";', project.home),
      "it",
    ),
  );
  const server = emptyHome("server", registry.url);
  await check("the installed server", async () => {
    writeFileSync(`${server.home}/package.json`, "{}");
    await run("npm", ["install", "--no-audit", "--no-fund", "--omit=dev", "@atlas/server"], {
      ...server,
      cwd: server.home,
    });
    statSync(`${server.home}/node_modules/.bin/atlas`);
    return `${(folderSize(`${server.home}/node_modules`) / 1e6).toFixed(1)} MB with its dependencies`;
  });
} finally {
  registry.close();
  rmSync(place, { recursive: true, force: true });
}

const passed = outcomes.filter(Boolean).length;
console.log(`${passed} passed, ${outcomes.length - passed} failed`);
process.exitCode = passed === outcomes.length ? 0 : 1;
