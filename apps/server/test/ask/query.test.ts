import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { outcomeOf } from "../outcome-of.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function smallStore(runs: number): string {
  const directory = temporaryDirectory();
  writeSmallStore(directory, runs);
  return directory;
}

describe("atlas query", () => {
  test("prints a table: what tells the runs apart, numbers to the right, how many there are", async () => {
    const outcome = await outcomeOf([
      "query",
      "--store",
      smallStore(12),
      "--sort=-metrics.score",
      "--limit",
      "3",
    ]);
    expect(outcome).toEqual({
      status: 0,
      stdout: [
        "run_id            status   params.index  metrics.score",
        "000000000000000b  success            11            1.1",
        "000000000000000a  success            10              1",
        "0000000000000009  success             9            0.9",
        "",
        "12 runs match, 3 shown: --limit shows more",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  test("takes the words of a query as they come", async () => {
    const args = ["query", "params.index", ">=", "10", "and", "status = success", "--store", smallStore(12)];
    const { stdout } = await outcomeOf([...args, "--column", "params.index", "--format", "jsonl"]);
    expect(
      stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)["params.index"]),
    ).toEqual([10, 11]);
  });

  test("as CSV and JSON it has every run, named by field paths", async () => {
    const store = smallStore(30);
    const columns = ["--column", "record.run_id", "--column", "params.index", "--sort", "params.index"];
    const csv = await outcomeOf(["query", "--store", store, ...columns, "--format", "csv"]);
    const lines = csv.stdout.split("\n");
    expect(lines.slice(0, 2)).toEqual(["record.run_id,params.index", "0000000000000000,0"]);
    expect(lines).toHaveLength(32);
    const json = await outcomeOf(["query", "--store", store, ...columns, "--format", "json"]);
    expect(JSON.parse(json.stdout)).toEqual(
      Array.from({ length: 30 }, (_, index) => ({
        "record.run_id": index.toString(16).padStart(16, "0"),
        "params.index": index,
      })),
    );
  });

  test("what matches no run is well-formed in each format", async () => {
    const args = ["query", "status = failed", "--store", smallStore(2), "--column", "params.index"];
    const outcomes = ["table", "csv", "json", "jsonl"].map((format) =>
      outcomeOf([...args, "--format", format]),
    );
    expect((await Promise.all(outcomes)).map(({ stdout }) => stdout)).toEqual([
      "0 runs match\n",
      "params.index\n",
      "[]\n",
      "",
    ]);
  });

  test("a query that cannot be read is shown with the place, and is wrong usage", async () => {
    const outcome = await outcomeOf(["query", "params.index = = 3", "--store", smallStore(1)]);
    expect(outcome.status).toBe(2);
    expect(outcome.stdout).toBe("");
    const [message, text, mark] = outcome.stderr.split("\n");
    expect(message).toMatch(/^error: expected /);
    expect([text, mark]).toEqual(["  params.index = = 3", "                 ^"]);
  });

  test.each([
    [["--column", "loss"], "A field looks like record.status, params.lr or metrics.loss."],
    [["--limit", "-1"], "A limit is a whole number."],
    [["--format", "xml"], "Allowed choices are table, csv, json, jsonl."],
  ])("%j is wrong usage", async (args, hint) => {
    const outcome = await outcomeOf(["query", ...args]);
    expect(outcome).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(hint) });
  });

  test("whoever reads it may stop reading", () => {
    const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
    const node = `"${process.execPath}" --conditions=@atlas/source --import "${import.meta.resolve("tsx")}" "${main}"`;
    const command = `${node} query --format csv --cache-dir "" --store "${smallStore(20_000)}" | head -n 1`;
    // With `pipefail` a failure of either is one of the whole.
    expect(execFileSync("bash", ["-o", "pipefail", "-c", command], { encoding: "utf8" })).toMatch(
      /^record\.run_id,/,
    );
  });
});

test("every command of the help is in the README", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const { stdout } = await outcomeOf(["--help"]);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)].map(([, name]) => name!);
  expect(commands).toContain("completion");
  expect(commands.filter((name) => !readme.includes(`## atlas ${name}`))).toEqual([]);
});
