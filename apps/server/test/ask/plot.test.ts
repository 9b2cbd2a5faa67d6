import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** A file with what to draw. */
function specFile(spec: unknown): string {
  const file = join(temporaryDirectory(), "spec.json");
  writeFileSync(file, typeof spec === "string" ? spec : JSON.stringify(spec));
  return file;
}

const SCORES = { kind: "scatter", x: "params.index", y: "metrics.score" };

describe("atlas plot", () => {
  test("writes the same figure each time, and says what is in it", async () => {
    const directory = temporaryDirectory();
    const args = [specFile(SCORES), "params.index", "<", "10", "--store", smallStore(12)];
    const file = join(directory, "figure.svg");
    expect(await outcomeOf(["plot", ...args, "-o", file])).toEqual({
      status: 0,
      stdout: "",
      stderr: "score by index: 10 of 10 runs drawn\n",
    });
    expect(readdirSync(directory)).toEqual(["figure.svg"]);
    const svg = readFileSync(file, "utf8");
    expect(svg).toContain("<title>score by index</title>");
    expect((await outcomeOf(["plot", ...args])).stdout).toBe(svg);
  });

  test("is as large as it was asked to be", async () => {
    const args = ["--width", "400", "--height", "300", "--store", smallStore(3)];
    const [small, usual] = await Promise.all(
      [args, args.slice(4)].map((sizes) => outcomeOf(["plot", specFile(SCORES), ...sizes])),
    );
    const widthOf = (svg: string) => Number(/width="(\d+)"/.exec(svg)?.[1]);
    expect(widthOf(usual!.stdout) - widthOf(small!.stdout)).toBe(320);
  });

  test("where nothing can be drawn, no file is written", async () => {
    const file = join(temporaryDirectory(), "figure.svg");
    const spec = specFile({ ...SCORES, y: "metrics.other" });
    const { status, stderr } = await outcomeOf(["plot", spec, "-o", file, "--store", smallStore(3)]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: There is nothing to draw. other by index: 0 of 3 runs drawn, 3 lack a value\n",
    });
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
  });

  test("a spec that is not JSON, and one that is not there, are one sentence each", async () => {
    const spec = specFile("{");
    const bad = await outcomeOf(["plot", spec]);
    expect(bad).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error: .*spec\.json is not JSON: .*\n$/),
    });
    const absent = await outcomeOf(["plot", "no-such-spec.json"]);
    expect(absent).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^error: .*no-such-spec\.json.*\n$/),
    });
  });

  test("never writes into a store", async () => {
    const store = smallStore(2);
    const { status, stderr } = await outcomeOf([
      "plot",
      specFile(SCORES),
      "--store",
      store,
      "-o",
      join(store, "x.svg"),
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain("where Atlas never writes");
  });
});
