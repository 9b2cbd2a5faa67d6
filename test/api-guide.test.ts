import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createApi } from "@atlas/api";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openExampleSource } from "../packages/api/test/example-source.ts";

const guide = readFileSync(new URL("../docs/api.md", import.meta.url), "utf8");
const run = promisify(execFile);

/** The examples in a language, under the headings that they follow. */
function examplesIn(language: string): readonly (readonly [heading: string, code: string])[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => {
    const headings = [...guide.slice(0, match.index).matchAll(/^## (.*)$/gm)];
    return [`${headings.at(-1)?.[1]} (${match.index})`, match[1]!] as const;
  });
}

/** The interpreter that has pandas, pyarrow and duckdb; `ATLAS_PYTHON` names another than `python3`. */
const python = process.env["ATLAS_PYTHON"] ?? "python3";
const hasPython = spawnSync(python, ["-c", "import pandas, pyarrow, duckdb"]).status === 0;
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe("the examples of docs/api.md", () => {
  const directory = mkdtempSync(join(tmpdir(), "atlas-guide-"));
  const source = openExampleSource();
  let server: ReturnType<typeof serve>;
  let host: string;

  beforeAll(async () => {
    const { fetch } = createApi({ source, version: "1" });
    server = serve({ fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    host = `localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });

  const here = (code: string) => code.replaceAll("localhost:8000", host);

  test.runIf(hasCurl).each(examplesIn("sh"))("in a shell: %s", async (_, code) => {
    // Each answer that is an error ends the shell.
    const script = `set -e\ncurl() { command curl --fail-with-body "$@"; }\n${here(code)}`;
    const { stdout } = await run("sh", ["-c", script], { cwd: directory });
    if (code.includes("http_code")) expect(stdout.trim()).toBe("304");
    if (code.includes("/api/events")) expect(stdout).toMatch(/^id: \d+\ndata: \{"version"/);
    if (code.includes("picked.csv")) {
      const picked = readFileSync(join(directory, "picked.csv"), "utf8");
      expect(picked.trimEnd().split("\n")).toHaveLength(3);
    }
  });
  if (!hasCurl) test.skip("there is no curl");

  test.runIf(hasPython).each(examplesIn("python"))("in Python: %s", async (_, code) => {
    const { stdout } = await run(python, ["-c", here(code)], { cwd: directory, timeout: 60_000 });
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^(?:3|2 3 3)$/);
  });
  if (!hasPython) test.skip("there is no Python with pandas, pyarrow and duckdb: ATLAS_PYTHON names one");

  test("are some of every kind", () => {
    expect(examplesIn("sh").length).toBeGreaterThan(5);
    expect(examplesIn("python").length).toBeGreaterThan(1);
  });
});
