import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

describe("atlas export", () => {
  test("writes what matches to stdout as CSV", async () => {
    const { status, stdout, stderr } = await outcomeOf([
      "export",
      "params.index < 2",
      "--store",
      smallStore(5),
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [head, ...lines] = stdout.trimEnd().split("\n");
    expect(head).toMatch(/^run_id,experiment_id,status,.*,param_index,score$/);
    expect(lines.map((line) => line.split(",")[0])).toEqual(["0000000000000000", "0000000000000001"]);
  });

  test.each([
    ["runs.csv", /^run_id,/],
    ["runs.jsonl", /^\{"run_id":/],
    ["runs.parquet", /^PAR1[\s\S]*PAR1$/],
    ["runs.arrow", /^\xff\xff\xff\xff/],
  ])("the name %s says the format; nothing else is left in its folder", async (name, content) => {
    const directory = temporaryDirectory();
    const file = join(directory, name);
    expect(await outcomeOf(["export", "-o", file, "--store", smallStore(3)])).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(readFileSync(file, "latin1")).toMatch(content);
    expect(readdirSync(directory)).toEqual([name]);
  });

  test("never writes into a store, also through one of several", async () => {
    const [one, other] = [smallStore(1), smallStore(1)];
    const before = readdirSync(other);
    const args = ["export", "--store", one, "--store", other, "-o", join(other, "runs.csv")];
    expect(await outcomeOf(args)).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: The file ${join(other, "runs.csv")} would lie inside the store ${other}, where Atlas never writes: choose a place outside\n`,
    });
    expect(readdirSync(other)).toEqual(before);
  });

  test("a folder that is not there is one sentence", async () => {
    const outcome = await outcomeOf(["export", "-o", "/nowhere/at/all.csv", "--store", smallStore(1)]);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toMatch(/^error: .*\/nowhere\/at\/.*\n$/);
  });
});
