import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run, RunSource, SourceState } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { type FileSystem, openFileSource } from "@atlas/store";
import { metalabFiles, runRecordText, type TextFile } from "@atlas/store/testing";
import { openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeFiles } from "./write-files.ts";

/** The longest that a change may take to be seen, and much more, as the machine may be busy. */
const PATIENCE_MS = 60_000;

function run(run_id: string, status = "success"): Run {
  const [plain] = sampleRuns();
  return { ...plain!, record: { ...plain!.record, run_id, status }, derived_metrics: {} };
}

/** As metalab does it: under another name first. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.tmp.0123abcd`, text);
  renameSync(`${path}.tmp.0123abcd`, path);
}

interface Followed {
  readonly directory: string;
  readonly source: RunSource;
  /** Resolves with the first state that is as wanted; a state that was published, not one that was asked for. */
  until(isWanted: (state: SourceState) => boolean): Promise<SourceState>;
}

async function follow(
  files: readonly TextFile[],
  adapt: (fs: FileSystem) => FileSystem = (fs) => fs,
): Promise<Followed> {
  const directory = mkdtempSync(join(tmpdir(), "atlas-follow-"));
  writeFiles(directory, files);
  const source = openFileSource([adapt(await openLocalFileSystem(directory))]);
  onTestFinished(async () => {
    await source.close();
    rmSync(directory, { recursive: true, force: true });
  });
  await source.ready();
  const until = (isWanted: (state: SourceState) => boolean) =>
    new Promise<SourceState>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error("the change was not seen")), PATIENCE_MS);
      const look = (state: SourceState) => {
        if (!isWanted(state)) return;
        clearTimeout(patience);
        unsubscribe();
        resolve(state);
      };
      const unsubscribe = source.subscribe(look);
      look(source.state());
    });
  return { directory, source, until };
}

const statusOf = ({ table }: SourceState, id: string) => {
  const row = table.rowOf(id);
  return row === undefined ? undefined : table.cell(row, "record.status");
};

/** A disk that cannot be watched. */
function unwatched(fs: FileSystem): FileSystem {
  const seen: FileSystem = {
    root: fs.root,
    names: (dir) => fs.names(dir),
    list: (dir) => fs.list(dir),
    stat: (path) => fs.stat(path),
    read: (path, range) => fs.read(path, range),
    readMany: (paths, visit, options) => fs.readMany(paths, visit, options),
    subtree: async (dir) => {
      const tree = await fs.subtree(dir);
      return tree && unwatched(tree);
    },
    close: () => fs.close(),
  };
  return seen;
}

describe.each([
  ["watching", (fs: FileSystem) => fs],
  ["polling", unwatched],
] as const)("a source that follows by %s", { timeout: 120_000 }, (how, adapt) => {
  it("says so", async () => {
    const { source } = await follow(metalabFiles([run("a")]), adapt);
    expect(source.state().following).toEqual({ how, interval_ms: 1500 });
  });

  it("sees runs come, end and go", async () => {
    const { directory, source, until } = await follow(metalabFiles([run("a", "running")]), adapt);
    const before = source.state();
    put(join(directory, "runs/b.json"), runRecordText(run("b")));
    const after = await until((state) => statusOf(state, "b") === "success");
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.following?.how).toBe(how);
    put(join(directory, "runs/a.json"), runRecordText(run("a")));
    await until((state) => statusOf(state, "a") === "success");
    rmSync(join(directory, "runs/a.json"));
    await until((state) => statusOf(state, "a") === undefined);
    expect(statusOf(source.state(), "b")).toBe("success");
  });

  it("sees stores come and go, and folders in them", async () => {
    const { directory, until } = await follow([["README.md", ""]], adapt);
    writeFiles(directory, metalabFiles([], { dir: "late" }));
    await until(({ stores }) => stores.length === 1);
    writeFiles(directory, metalabFiles([run("a")], { dir: "late" }));
    await until((state) => statusOf(state, "a") === "success");
    rmSync(join(directory, "late"), { recursive: true });
    const { table } = await until(({ stores }) => stores.length === 0);
    expect(table.rowCount).toBe(0);
  });

  it("says that the directory is gone, shows what was read of it, and sees it come back", async () => {
    const { directory, until } = await follow(metalabFiles([run("a")]), adapt);
    renameSync(directory, `${directory}-elsewhere`);
    const { table, problems } = await until((state) => state.problems.length > 0);
    expect(table.runIds).toEqual(["a"]);
    expect(problems[0]?.reason).toMatch(/^cannot be read now, and is shown as it was read last: There is no/);
    renameSync(`${directory}-elsewhere`, directory);
    put(join(directory, "runs/b.json"), runRecordText(run("b")));
    await until((state) => state.problems.length === 0 && state.table.rowCount === 2);
  });
});

describe("a source that follows", () => {
  it("is right after a burst of more changes than the system tells of", { timeout: 120_000 }, async () => {
    // Each file makes four events, and Linux keeps 16,384 for whoever is too busy to take them.
    const COUNT = 6000;
    const { directory, until } = await follow(metalabFiles([run("a")]));
    const text = runRecordText(run("RUN"));
    for (let i = 0; i < COUNT; i++) put(join(directory, `runs/r${i}.json`), text.replaceAll("RUN", `r${i}`));
    const { table } = await until((state) => state.table.rowCount === COUNT + 1);
    expect(table.rowOf(`r${COUNT - 1}`)).toBeDefined();
    for (let i = 0; i < COUNT; i += 2) rmSync(join(directory, `runs/r${i}.json`));
    await until((state) => state.table.rowCount === COUNT / 2 + 1);
  });

  it("keeps its version while nothing changes", async () => {
    const { source, until } = await follow(metalabFiles([run("a")]));
    const { version } = source.state();
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect((await until(() => true)).version).toBe(version);
  });

  it("ends when it is closed", async () => {
    const { directory, source } = await follow(metalabFiles([run("a")]));
    await source.close();
    const state = source.state();
    put(join(directory, "runs/b.json"), runRecordText(run("b")));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(source.state()).toBe(state);
  });
});

describe("a record that is replaced", () => {
  const LONG_AGO = new Date("2026-01-01");

  /** A source of one run, whose file was last changed long ago as far as its mtime says. */
  async function openOld(): Promise<{ path: string; source: RunSource }> {
    const directory = mkdtempSync(join(tmpdir(), "atlas-follow-"));
    writeFiles(directory, metalabFiles([run("a", "success")]));
    const path = join(directory, "runs/a.json");
    utimesSync(path, LONG_AGO, LONG_AGO);
    const source = openFileSource([await openLocalFileSystem(directory)], { follow: false });
    onTestFinished(async () => {
      await source.close();
      rmSync(directory, { recursive: true });
    });
    await source.ready();
    return { path, source };
  }

  const failed = (path: string) => readFileSync(path, "utf8").replace('"success"', '"failure"');

  it("within the same second, by one of the same size, is seen", async () => {
    const { path, source } = await openOld();
    put(path, failed(path));
    expect(statusOf(await source.refresh(), "a")).toBe("failure");
  });

  it("by one of the same size and time is seen", async () => {
    const { path, source } = await openOld();
    put(path, failed(path));
    utimesSync(path, LONG_AGO, LONG_AGO);
    expect(statusOf(await source.refresh(), "a")).toBe("failure");
  });

  it("in place, with the same size and time, is seen by a thorough refresh", async () => {
    const { path, source } = await openOld();
    writeFileSync(path, failed(path));
    utimesSync(path, LONG_AGO, LONG_AGO);
    expect(statusOf(await source.refresh({ thorough: true }), "a")).toBe("failure");
  });

  it("again and again is seen each time, though a folder's time may not tell", async () => {
    const { path, source } = await openOld();
    mkdirSync(join(path, "../../derived"), { recursive: true });
    for (let i = 0; i < 50; i++) {
      put(path, runRecordText(run("a", `status ${i % 10}`)));
      expect(statusOf(await source.refresh(), "a")).toBe(`status ${i % 10}`);
    }
  });
});
