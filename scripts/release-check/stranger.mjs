// What a stranger does with packages: an empty home, a program run in it, a server started in it.
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

/**
 * A directory, and an environment in which nothing is cached yet and the one scope is asked of another registry.
 *
 * @param {string} home a directory that is not there yet
 * @param {string} registry where the packages of the scope are
 * @returns {{ cwd: string, env: NodeJS.ProcessEnv }}
 */
export function emptyHome(home, registry) {
  mkdirSync(home);
  writeFileSync(`${home}/.npmrc`, `@atlas:registry=${registry}\n`);
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|PNPM_|XDG_|ATLAS_|NODE_ENV)/.test(name),
  );
  return {
    cwd: home,
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

/** The registry of all other packages, where the machine names one for npm. */
function keptRegistry() {
  const quiet = {
    encoding: /** @type {const} */ ("utf8"),
    stdio: /** @type {const} */ (["ignore", "pipe", "ignore"]),
  };
  const registry = execFileSync("npm", ["config", "get", "registry"], quiet).trim();
  return registry === "" ? {} : { npm_config_registry: registry };
}

/**
 * Runs a program to its end, without blocking the registry that it asks, and resolves with what it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 */
export async function run(command, args, options) {
  const { stdout } = await promisify(execFile)(command, [...args], {
    ...options,
    timeout: 600_000,
    maxBuffer: 1 << 26,
  });
  return stdout;
}

/**
 * Starts a server, waits for the address that it prints and until its health is right, and ends it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @param {(health: { runs: number }) => boolean} isRight
 */
export async function serves(command, args, options, isRight) {
  const child = spawn(command, [...args], { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
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
      process.kill(-(/** @type {number} */ (child.pid)), "SIGTERM");
      await ended;
    }
  }
}
