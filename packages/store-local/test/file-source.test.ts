import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunSource } from "@atlas/core";
import { describeRunSource, sampleRuns } from "@atlas/core/testing";
import { openFileSource } from "@atlas/store";
import { metalabFiles, runRecordText, type TextFile } from "@atlas/store/testing";
import { openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeFiles } from "./write-files.ts";

describeRunSource("openFileSource on a local disk", async (runs) => {
  const directory = directoryWith(metalabFiles(runs));
  const source = openFileSource([await openLocalFileSystem(directory)]);
  const { close } = source;
  source.close = async () => {
    await close.call(source);
    rmSync(directory, { recursive: true, force: true });
  };
  return source;
});

/** A new directory with some files. */
function directoryWith(files: readonly TextFile[]): string {
  const directory = mkdtempSync(join(tmpdir(), "atlas-store-"));
  writeFiles(directory, files);
  return directory;
}

/** A source of the stores in a new directory, read to the end. */
async function openStores(files: readonly TextFile[]): Promise<{ directory: string; source: RunSource }> {
  const directory = directoryWith(files);
  const source = openFileSource([await openLocalFileSystem(directory)]);
  onTestFinished(async () => {
    await source.close();
    rmSync(directory, { recursive: true });
  });
  await source.ready();
  return { directory, source };
}

const [first, second] = sampleRuns();
const idOf = (run = first!) => run.record.run_id;

describe("refresh", () => {
  it("sees what metalab has added, finished and removed meanwhile", async () => {
    const running = { ...first!, record: { ...first!.record, status: "running" } };
    const { directory, source } = await openStores(metalabFiles([running]));
    const before = source.state();
    replace(join(directory, `runs/${idOf()}.json`), runRecordText(first!));
    replace(join(directory, `runs/${idOf(second)}.json`), runRecordText(second!));
    const after = await source.refresh();
    expect(statusesOf(after)).toEqual([
      [idOf(), "success"],
      [idOf(second), "success"],
    ]);
    expect(statusesOf(before)).toEqual([[idOf(), "running"]]);
    rmSync(join(directory, `runs/${idOf()}.json`));
    expect(statusesOf(await source.refresh())).toEqual([[idOf(second), "success"]]);
    expect(await source.run(idOf())).toBeUndefined();
  });

  it("finds stores that were not there", async () => {
    const { directory, source } = await openStores([["README.md", ""]]);
    expect(source.state().stores).toEqual([]);
    writeFiles(directory, metalabFiles([first!], { dir: "late" }));
    expect((await source.refresh()).table.runIds).toEqual([idOf()]);
  });

  it("fails when the directory is gone, and keeps what was known", async () => {
    const { directory, source } = await openStores(metalabFiles([first!]));
    renameSync(directory, `${directory}-elsewhere`);
    await expect(source.refresh()).rejects.toMatchObject({ code: "store_not_found" });
    expect(source.state().table.runIds).toEqual([idOf()]);
    renameSync(`${directory}-elsewhere`, directory);
    expect((await source.refresh()).table.runIds).toEqual([idOf()]);
  });

  /** As metalab does it: under another name first. */
  function replace(path: string, text: string): void {
    writeFileSync(`${path}.tmp.0123abcd`, text);
    renameSync(`${path}.tmp.0123abcd`, path);
  }

  function statusesOf({ table }: ReturnType<RunSource["state"]>): unknown[] {
    return table.runIds.map((id, row) => [id, table.cell(row, "record.status")]).sort();
  }
});

describe("a collection with links", () => {
  it("counts a store once that has two names, and ends where folders make a circle", async () => {
    const directory = directoryWith(metalabFiles([first!], { dir: "store" }));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    symlinkSync("store", join(directory, "alias"));
    mkdirSync(join(directory, "cycle"));
    symlinkSync("..", join(directory, "cycle/up"));
    const { stores, table, problems } = await stateOf(directory);
    expect(stores.map(({ path }) => path)).toEqual(["store"]);
    expect(table.runIds).toEqual([idOf()]);
    expect(problems).toEqual([]);
  });

  it("says so where a link leads to a store elsewhere, and does not follow it", async () => {
    const scratch = directoryWith(metalabFiles([second!]));
    const directory = directoryWith(metalabFiles([first!], { dir: "store" }));
    onTestFinished(() => {
      for (const path of [scratch, directory]) rmSync(path, { recursive: true });
    });
    symlinkSync(scratch, join(directory, "on-scratch"));
    rmSync(join(directory, "store/derived"), { recursive: true });
    symlinkSync(join(scratch, "derived"), join(directory, "store/derived"));
    const { table, problems } = await stateOf(directory);
    expect(table.runIds).toEqual([idOf()]);
    const told = problems.map(({ store, path, reason }) => `${store} ${path} ${reason}`);
    expect(told).toEqual([
      expect.stringMatching(
        /^\. on-scratch is a link that leads out of atlas-store-\w+\/: not searched for stores$/,
      ),
      "store derived is a link that leads out of store/",
    ]);
  });

  it("waits for no pipe", async () => {
    const directory = directoryWith(metalabFiles([first!]));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    for (const name of ["runs/pipe.json", "derived/a1.pipe.json", "pipe"]) {
      execFileSync("mkfifo", [join(directory, name)]);
    }
    const { table, problems } = await stateOf(directory);
    expect(table.runIds).toEqual([idOf()]);
    expect(problems.map(({ path }) => path)).toEqual(["derived/a1.pipe.json", "pipe", "runs/pipe.json"]);
  });

  async function stateOf(directory: string): Promise<ReturnType<RunSource["state"]>> {
    const source = openFileSource([await openLocalFileSystem(directory)]);
    await source.ready();
    await source.close();
    return source.state();
  }
});
