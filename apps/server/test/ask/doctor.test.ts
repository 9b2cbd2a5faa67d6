import { writeFileSync } from "node:fs";
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

describe("atlas doctor", () => {
  test("says what there is, and that nothing is wrong", async () => {
    const store = smallStore(3);
    const { status, stdout, stderr } = await outcomeOf(["doctor", store]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Atlas \d+\.\d+\.\d+ with Node /);
    expect(stdout).toContain(`${store}  small:1.0     3\n`);
    expect(stdout).toMatch(/^small:1\.0 +3 +- +3 +0 +0 +0$/m);
    expect(stdout).toMatch(/^Changes are noticed /m);
    expect(stdout).toMatch(/^No problems$/m);
  });

  test("names each file that could not be read, and ends with 1", async () => {
    const store = smallStore(2);
    writeFileSync(join(store, "runs", "0000000000000001.json"), '{"run_id": ');
    const { status, stdout } = await outcomeOf(["doctor", "--store", store]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^1 problem:\n {2}runs\/0000000000000001\.json: is not JSON: .* \(skipped\)$/m);
  });

  test("doubts a run that has said for long that it is running", async () => {
    const store = smallStore(1);
    const record = {
      run_id: "r",
      experiment_id: "small:1.0",
      status: "running",
      started_at: "2020-01-01T00:00:00",
    };
    writeFileSync(join(store, "runs", "r.json"), JSON.stringify(record));
    const { status, stdout } = await outcomeOf(["doctor", store]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '1 run says that it is running and began more than a day ago:\n  atlas query "status = running and started_at < 1 day ago"\n',
    );
  });

  test("names the stores of several places by where they are", async () => {
    const stores = [smallStore(1), smallStore(2)];
    const { stdout } = await outcomeOf(["doctor", ...stores]);
    for (const store of stores) expect(stdout).toMatch(new RegExp(`^${store} +small:1\\.0`, "m"));
  });

  test("where no store is, says what one is, and ends with 1", async () => {
    const { status, stdout } = await outcomeOf(["doctor", temporaryDirectory()]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^No store in .*: a store is a directory with a _meta\.json/m);
  });
});
