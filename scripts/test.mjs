// Everything that must hold before a change lands, in the order in which it fails fastest. `pnpm test` runs all of
// it, `pnpm check` the part that runs no test. The last line counts: "N passed, N failed".
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = `${root}test-results`;
const published = [
  "packages/core",
  "packages/store",
  "packages/store-local",
  "packages/store-sftp",
  "packages/api",
  "packages/ui",
  "apps/server",
];
const attw =
  "attw --pack . --profile esm-only --exclude-entrypoints styles.css --no-emoji --format table-flipped";

/** @type {{ name: string, part: "check" | "test", commands: [command: string, cwd?: string][], vitest?: boolean }[]} */
const steps = [
  { name: "format and lint", part: "check", commands: [["biome ci --error-on-warnings ."]] },
  {
    name: "lint of Solid components",
    part: "check",
    commands: [["oxlint --deny-warnings packages/ui apps/web"]],
  },
  { name: "unused code", part: "check", commands: [["knip --no-progress"]] },
  {
    name: "import boundaries",
    part: "check",
    commands: [["vitest run --project unit test/architecture.test.ts"]],
  },
  { name: "types", part: "check", commands: [["turbo run typecheck"], ["tsc -p tsconfig.json"]] },
  {
    name: "unit, contract, property and golden tests",
    part: "test",
    commands: [["vitest run --project unit"]],
    vitest: true,
  },
  { name: "build", part: "check", commands: [["turbo run build --filter=./packages/* --filter=./apps/*"]] },
  {
    name: "packages",
    part: "check",
    commands: published.flatMap((dir) => [
      ["publint --strict", dir],
      ...(dir === "apps/server" ? [] : [/** @type {[string, string]} */ ([attw, dir])]),
    ]),
  },
  { name: "site of the documents", part: "test", commands: [["node scripts/site.mjs"]] },
  { name: "browser tests", part: "test", commands: [["vitest run --project browser"]], vitest: true },
];

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
if (only !== undefined && only !== "check" && only !== "test") {
  console.error(`--only takes "check" or "test", not "${only}"`);
  process.exit(2);
}

/** Runs one command and resolves with whether it succeeded. Quiet ones are shown only when they fail. */
function run(command, cwd, quiet) {
  return new Promise((resolve) => {
    const [file, ...args] = command.split(" ");
    const child = spawn(file, args, {
      cwd: `${root}${cwd ?? ""}`,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_UI: "false" },
      shell: process.platform === "win32",
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => {
      console.log(`cannot run ${file}: ${error.message}`);
      resolve(false);
    });
    child.on("close", (code) => {
      if (quiet && code !== 0)
        console.log(`$ ${command}${cwd ? `   (in ${cwd})` : ""}\n${Buffer.concat(output)}`);
      resolve(code === 0);
    });
  });
}

/** What vitest counted, from the report it wrote; a run that wrote none, or held no test, is one failure. */
function countTests(report, succeeded) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
  const broken = numPassedTests === 0 || (!succeeded && numFailedTests === 0);
  return { passed: numPassedTests, failed: numFailedTests + (broken ? 1 : 0), skipped: numPendingTests };
}

rmSync(results, { recursive: true, force: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
for (const [index, step] of steps.entries()) {
  if (only !== undefined && step.part !== only) continue;
  console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
  const started = performance.now();
  let counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [command, cwd] of step.commands) {
    const report = `${results}/${index}.json`;
    const vitest = step.vitest ? ` --reporter=default --reporter=json --outputFile.json=${report}` : "";
    const succeeded = await run(command + vitest, cwd, !step.vitest);
    const counted = step.vitest
      ? countTests(report, succeeded)
      : { passed: +succeeded, failed: +!succeeded, skipped: 0 };
    counts = {
      passed: counts.passed + counted.passed,
      failed: counts.failed + counted.failed,
      skipped: counts.skipped + counted.skipped,
    };
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const words = `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`;
  summary.push(`${step.name}: ${words} (${seconds} s)`);
  console.log(`    ${words} (${seconds} s)`);
}

console.log(`\n${summary.join("\n")}`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`,
);
process.exit(total.failed === 0 ? 0 : 1);
