import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { outcomeOf } from "./outcome-of.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** A port of this machine that is in use as long as the test. */
async function usedPort(): Promise<number> {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  return (other.address() as AddressInfo).port;
}

describe("help", () => {
  test("names the commands", async () => {
    const { status, stdout, stderr } = await outcomeOf(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/serve .*\n[\s\S]*demo /);
  });

  test("of serve names its options, their defaults and variables", async () => {
    const { status, stdout } = await outcomeOf(["serve", "--help"]);
    expect(status).toBe(0);
    for (const word of [
      "--store",
      "./runs",
      "ATLAS_STORE_PATH",
      "--cache-dir",
      "for the next start",
      "--reload",
    ]) {
      expect(stdout.replace(/\s+/g, " ")).toContain(word);
    }
  });

  test("says what a manual page does: the environment, the exit status, examples", async () => {
    const { stdout } = await outcomeOf(["--help"]);
    for (const word of [
      "ATLAS_STORE_PATH",
      "ATLAS_CACHE_DIR",
      "ATLAS_TOKEN",
      "Exit status:",
      "Examples:",
      "only reads",
    ]) {
      expect(stdout).toContain(word);
    }
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("of demo says what is real and what is not", async () => {
    const { status, stdout } = await outcomeOf(["demo", "--help"]);
    expect(status).toBe(0);
    for (const word of [
      "--out",
      "--seed",
      "--until",
      "--live",
      "(default: 42)",
      "Only the clock is invented",
    ]) {
      expect(stdout).toContain(word);
    }
  });

  test.each(["serve", "demo", "query", "export", "plot", "doctor"])(
    "of %s: every option is in the README",
    async (command) => {
      const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
      const { stdout } = await outcomeOf([command, "--help"]);
      const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option!);
      expect(options).toContain("--help");
      expect(options.length).toBeGreaterThan(3);
      expect(options.filter((option) => option !== "--help" && !readme.includes(`\`${option}`))).toEqual([]);
    },
  );

  test("the version is that of the package", async () => {
    expect(await outcomeOf(["--version"])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
  });
});

describe("wrong usage ends with status 2 and one sentence", () => {
  test.each([
    [
      "an unknown option",
      ["serve", "--prot", "1"],
      "error: unknown option '--prot'\n(Did you mean --port?)\n",
    ],
    ["an unknown command", ["sevre"], "error: unknown command 'sevre'\n(Did you mean serve?)\n"],
    [
      "an option without its value",
      ["serve", "--store"],
      "error: option '--store <directory>' argument missing\n",
    ],
    ...["abc", "65536", ""].map((port): [string, string[], string] => [
      `the port ${JSON.stringify(port)}`,
      ["serve", `--port=${port}`],
      `error: option '--port <number>' argument '${port}' is invalid. A port is a whole number from 0 to 65535.\n`,
    ]),
    [
      "a time that is none",
      ["demo", "--until", "2026-02-30T09:00:00"],
      "error: option '--until <time>' argument '2026-02-30T09:00:00' is invalid. A time looks like 2026-03-02T09:00:00.\n",
    ],
    [
      "a seed that is no number",
      ["demo", "--seed", "x"],
      "error: option '--seed <number>' argument 'x' is invalid. A seed is a whole number from 0 to 2^53 - 1.\n",
    ],
  ])("%s", async (_, args, stderr) => {
    expect(await outcomeOf(args)).toEqual({ status: 2, stdout: "", stderr });
  });

  test("no command: the help", async () => {
    const { status, stderr } = await outcomeOf([]);
    expect(status).toBe(2);
    expect(stderr).toContain("Usage: atlas");
  });

  test("a cache directory inside a store", async () => {
    const store = temporaryDirectory();
    const cache = join(store, "not", "there");
    expect(await outcomeOf(["serve", "--store", store, "--cache-dir", cache])).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: The cache directory ${cache} lies inside ${store}, where Atlas never writes: choose one outside\n`,
    });
  });
});

describe("what fails ends with status 1 and one sentence", () => {
  test("a directory that does not exist", async () => {
    const missing = join(temporaryDirectory(), "missing");
    const { status, stdout, stderr } = await outcomeOf(["serve", "--store", missing]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^error: .*missing.*\n$/);
  });

  test("no ./runs where nothing else is named: says what to do", async () => {
    expect(await outcomeOf(["serve"], { cwd: temporaryDirectory() })).toEqual({
      status: 1,
      stdout: "",
      stderr: "error: There is no directory ./runs: name another with --store, or try atlas demo\n",
    });
  });

  test("a file instead of a directory", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    const { status, stderr } = await outcomeOf(["serve", "--store", file]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: .*file.*\n$/);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a directory that may not be read (skipped for root, who reads everything)",
    async () => {
      const directory = join(temporaryDirectory(), "closed");
      mkdirSync(directory, { mode: 0o000 });
      const { status, stderr } = await outcomeOf(["serve", "--store", directory]);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^error: .*closed.*\n$/);
    },
  );

  test("a port in use that was asked for: names one that is free, and does not take it", async () => {
    const port = await usedPort();
    const args = ["serve", "--store", temporaryDirectory(), `--port=${port}`];
    const { status, stdout, stderr } = await outcomeOf(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const [, used, suggested] = /^error: Port (\d+) of 127\.0\.0\.1 is in use: try --port (\d+)\n$/.exec(
      stderr,
    )!;
    expect(Number(used)).toBe(port);
    expect(Number(suggested)).toBeGreaterThan(port);
  });

  test("a host that is none of this machine", async () => {
    expect(
      await outcomeOf(["serve", "--store", temporaryDirectory(), "--host", "192.0.2.1", "--port", "0"]),
    ).toEqual({
      status: 1,
      stdout: "",
      stderr: "error: The host 192.0.2.1 is no address of this machine\n",
    });
  });

  test("a Node that is too old", async () => {
    const older = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
    const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(older)}`];
    expect(await outcomeOf(["--help"], { nodeArgs })).toEqual({
      status: 1,
      stdout: "",
      stderr: "error: Atlas needs Node 20.19 or newer; this is Node 20.18.3.\n",
    });
  });
});
