import { AtlasError, type RunSource } from "@atlas/core";
import { describeRunSource, sampleRuns } from "@atlas/core/testing";
import {
  type FileSystem,
  joinPath,
  type KeepOptions,
  keepFiles,
  memoryFileSystem,
  openFileSource,
  ROOT_PATH,
  type StorePath,
  storePathOf,
} from "@atlas/store";
import {
  type Call,
  changingFileSystem,
  countingFileSystem,
  describeFileSystem,
  faultyFileSystem,
  memoryFileCache,
  memorySnapshots,
  metalabFiles,
} from "@atlas/store/testing";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";

const PIECE_BYTES = 64 * 1024;

describeFileSystem("keepFiles", async (files) => {
  const fs = keepFiles(memoryFileSystem(files), memoryFileCache());
  return { fs, close: async () => fs.close() };
});

describeFileSystem("keepFiles, what was kept", async (files) => {
  const fs = keepFiles(memoryFileSystem(files), memoryFileCache());
  const kept = fs.keptTree!(ROOT_PATH);
  return { fs: kept, close: async () => fs.close() };
});

describeFileSystem("keepFiles, what was kept and is verified", async (files) => {
  const cache = memoryFileCache();
  await lookAtAll(keepFiles(withMarks(memoryFileSystem(files)), cache).keptTree!(ROOT_PATH));
  const fs = keepFiles(withMarks(memoryFileSystem(files)), cache, { recordsMaxAgeMs: 0 }).keptTree!(
    ROOT_PATH,
  );
  return { fs, close: async () => fs.close() };
});

describeRunSource("openFileSource over kept files", async (runs) => {
  return openFileSource([keepFiles(memoryFileSystem(metalabFiles(runs)), memoryFileCache())]);
});

/** Files of 1970 that are looked at through a cache, what is asked of them, and what ends their place's answering. */
function keepCounted(files: Iterable<readonly [string, string | Uint8Array]>, options?: KeepOptions) {
  const state = { isLost: false };
  const counting = countingFileSystem(withMarks(memoryFileSystem(files)));
  const lossy = withOutages(counting.fs, () => state.isLost);
  const cache = memoryFileCache();
  const live = keepFiles(lossy, cache, options);
  const calls = counting.calls as Call[];
  return {
    cache,
    live,
    /** What was kept; opened anew, as at the next start. */
    kept: () => keepFiles(lossy, cache, options).keptTree!(ROOT_PATH),
    /** What has been asked for since the last time. */
    asked: () => calls.splice(0).map(({ operation, path }) => `${operation} ${path}`),
    lose: (isLost = true) => {
      state.isLost = isLost;
    },
  };
}

describe("what was kept", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-01T12:00:00Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const RECORD = [["runs/a.json", '{"a": 1}']] as const;

  it("of a file that was read among others answers without asking, for a minute", async () => {
    const { live, kept, asked } = keepCounted(RECORD);
    await live.readMany([path("runs/a.json")], () => undefined);
    asked();
    expect(await textOf(kept(), "runs/a.json")).toBe('{"a": 1}');
    vi.advanceTimersByTime(59_000);
    expect(await textOf(kept(), "runs/a.json")).toBe('{"a": 1}');
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(await textOf(kept(), "runs/a.json")).toBe('{"a": 1}');
    expect(asked()).toEqual(["stat runs/a.json"]);
    expect(await textOf(kept(), "runs/a.json")).toBe('{"a": 1}');
    expect(asked()).toEqual([]);
  });

  it("of an artifact and of a log answers for an hour, or as long as was asked for", async () => {
    const files = [
      ["artifacts/r/x.bin", "artifact"],
      ["logs/r_run.log", "log"],
    ] as const;
    for (const [options, maxAgeMs] of [
      [{}, 3_600_000],
      [{ filesMaxAgeMs: 5000 }, 5000],
    ] as const) {
      const { kept, asked } = keepCounted(files, options);
      for (const [name] of files) {
        await rangeOf(kept(), name, 0, 4);
        await settled();
        asked();
        vi.advanceTimersByTime(maxAgeMs - 1000);
        await rangeOf(kept(), name, 0, 4);
        expect(asked()).toEqual([]);
        vi.advanceTimersByTime(1001);
        await rangeOf(kept(), name, 0, 4);
        expect(asked()).toEqual([`stat ${name}`]);
      }
    }
  });

  it("is replaced when the file has changed", async () => {
    const files = changingFileSystem([["runs/a.json", "one"]]);
    const cache = memoryFileCache();
    const fs = keepFiles(withMarks(files.fs), cache).keptTree!(ROOT_PATH);
    expect(await textOf(fs, "runs/a.json")).toBe("one");
    files.write("runs/a.json", "two");
    expect(await textOf(fs, "runs/a.json")).toBe("one");
    vi.advanceTimersByTime(60_001);
    expect(await textOf(fs, "runs/a.json")).toBe("two");
    files.remove("runs/a.json");
    vi.advanceTimersByTime(60_001);
    expect(await fs.read(path("runs/a.json"))).toBeUndefined();
  });

  it("is replaced at once when the file is read otherwise, as when its store is followed", async () => {
    const files = changingFileSystem([["runs/a.json", "one"]]);
    const live = keepFiles(withMarks(files.fs), memoryFileCache());
    const fs = live.keptTree!(ROOT_PATH);
    expect(await textOf(fs, "runs/a.json")).toBe("one");
    files.write("runs/a.json", "two");
    await live.readMany([path("runs/a.json")], () => undefined);
    expect(await textOf(fs, "runs/a.json")).toBe("two");
  });

  it("is nothing of a file so young that it may change without a trace", async () => {
    const cache = memoryFileCache();
    const now = () => Date.now();
    const fs = keepFiles(withTimes(memoryFileSystem(RECORD), now), cache).keptTree!(ROOT_PATH);
    await textOf(fs, "runs/a.json");
    expect([...(cache.kept.get("memory")?.keys() ?? [])]).toEqual([]);
  });

  it("of a log that is being written is asked for each time", async () => {
    const cache = memoryFileCache();
    const counting = countingFileSystem(memoryFileSystem([["logs/r_run.log", "line"]]));
    const fs = keepFiles(
      withTimes(counting.fs, () => Date.now() - 500),
      cache,
    ).keptTree!(ROOT_PATH);
    for (let look = 1; look <= 3; look++) {
      await rangeOf(fs, "logs/r_run.log", 0, 4);
      vi.advanceTimersByTime(1000);
      expect(counting.calls.filter(({ operation }) => operation === "read")).toHaveLength(look);
    }
  });

  it("is measured by the clock of the place", async () => {
    const cache = memoryFileCache();
    const behindMs = 3_600_000;
    const place = {
      ...withTimes(memoryFileSystem(RECORD), () => Date.now() - behindMs),
      nowMs: () => Date.now() - behindMs,
    };
    await textOf(keepFiles(place, cache).keptTree!(ROOT_PATH), "runs/a.json");
    expect([...(cache.kept.get("memory")?.keys() ?? [])]).toEqual([]);
  });

  it("of a large file are the pieces that were looked at, and of the largest nothing", async () => {
    const large = Uint8Array.from({ length: 10 * PIECE_BYTES + 7 }, (_, i) => (i * 7) % 253);
    const { cache, kept, asked } = keepCounted([["artifacts/r/large", large]]);
    const name = "artifacts/r/large";
    expect(await rangeOf(kept(), name, 3 * PIECE_BYTES + 5, 5 * PIECE_BYTES)).toEqual(
      large.slice(3 * PIECE_BYTES + 5, 5 * PIECE_BYTES),
    );
    await settled();
    expect([...cache.kept.get("memory")!.keys()].filter((key) => key.startsWith("piece")).sort()).toEqual([
      `piece 3 ${name}`,
      `piece 4 ${name}`,
    ]);
    asked();
    expect(await rangeOf(kept(), name, 4 * PIECE_BYTES - 1, 4 * PIECE_BYTES + 1)).toHaveLength(2);
    expect(asked()).toEqual([]);
    expect(await rangeOf(kept(), name, 10 * PIECE_BYTES, 99 * PIECE_BYTES)).toEqual(large.slice(-7));

    const size = 5 * 1024 ** 3;
    const huge = hugeFile(size);
    const hugeKept = keepFiles(huge.fs, cache).keptTree!(ROOT_PATH);
    expect(await rangeOf(hugeKept, "huge", size - 10, size)).toHaveLength(10);
    await settled();
    expect(huge.largestReadBytes()).toBe(10);
    expect([...cache.kept.get("huge")!.keys()]).toEqual(["entry huge"]);
  });

  it("of a folder's names holds while the folder has not changed", async () => {
    const files = changingFileSystem([["logs/a.log", "a"]]);
    const counting = countingFileSystem(files.fs);
    const fs = keepFiles(counting.fs, memoryFileCache()).keptTree!(ROOT_PATH);
    const names = async () => (await fs.names(path("logs")))?.map(({ name }) => name);
    await names();
    (counting.calls as Call[]).length = 0;
    expect(await names()).toEqual(["a.log"]);
    expect(counting.calls).toEqual([{ operation: "stat", path: "logs" }]);
    files.write("logs/b.log", "b");
    expect(await names()).toEqual(["a.log", "b.log"]);
  });

  it("is told while the place does not answer, however old, and what is not is a failure", async () => {
    const { live, kept, lose } = keepCounted([
      ...RECORD,
      ["runs/b.json", "b"],
      ["artifacts/r/x.bin", "artifact"],
      ["logs/r_run.log", "log"],
    ]);
    await live.readMany([path("runs/a.json")], () => undefined);
    await rangeOf(kept(), "artifacts/r/x.bin", 0, 8);
    await kept().names(path("logs"));
    await kept().list(path("logs"));
    await settled();
    lose();
    vi.advanceTimersByTime(1_000_000_000);
    const fs = kept();
    expect(await textOf(fs, "runs/a.json")).toBe('{"a": 1}');
    expect(await rangeOf(fs, "artifacts/r/x.bin", 0, 8)).toHaveLength(8);
    expect((await fs.names(path("logs")))?.map(({ name }) => name)).toEqual(["r_run.log"]);
    expect((await fs.list(path("logs")))?.map(({ name }) => name)).toEqual(["r_run.log"]);
    await expect(fs.read(path("runs/b.json"))).rejects.toMatchObject({
      code: "unavailable",
      message: "nobody answers",
    });
    await expect(fs.stat(path("runs/b.json"))).rejects.toMatchObject({ code: "unavailable" });
    const outcomes = new Map<string, unknown>();
    await fs.readMany(["runs/a.json", "runs/b.json"].map(path), (at, outcome) => outcomes.set(at, outcome));
    expect(outcomes.get("runs/a.json")).toMatchObject({ kind: "read" });
    expect(outcomes.get("runs/b.json")).toEqual({ kind: "failed", reason: "nobody answers" });
    lose(false);
    expect(await textOf(kept(), "runs/b.json")).toBe("b");
  });

  it("is not waited for long where the place keeps still", async () => {
    vi.useRealTimers();
    const counting = countingFileSystem(withMarks(memoryFileSystem(RECORD)));
    let isSilent = false;
    const fs = {
      ...counting.fs,
      stat: (at: StorePath) => (isSilent ? new Promise<never>(() => undefined) : counting.fs.stat(at)),
    };
    const live = keepFiles(fs, memoryFileCache(), { recordsMaxAgeMs: 0 });
    const kept = live.keptTree!(ROOT_PATH);
    await textOf(kept, "runs/a.json");
    isSilent = true;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const reading = textOf(kept, "runs/a.json");
    await vi.advanceTimersByTimeAsync(3001);
    expect(await reading).toBe('{"a": 1}');
    // It is not asked again for a while.
    expect(await textOf(kept, "runs/a.json")).toBe('{"a": 1}');
  });
});

describe("a source over kept files", () => {
  async function sourceOf(fs: FileSystem, snapshots = memorySnapshots()): Promise<RunSource> {
    const source = openFileSource([fs], { isRemote: true, follow: false, snapshots });
    onTestFinished(() => source.close());
    await source.ready();
    return source;
  }

  it("shows runs without reading them again", async () => {
    const { live, asked } = keepCounted(metalabFiles(sampleRuns()));
    const source = await sourceOf(live);
    asked();
    for (const run of sampleRuns()) {
      expect((await source.run(run.record.run_id))?.metrics).toEqual(run.metrics);
    }
    expect(asked().filter((call) => call.startsWith("read runs/"))).toEqual([]);
  });

  it("starts without its place, with the table, the runs, their manifests and what was looked at", async () => {
    const files = metalabFiles(sampleRuns(), { dir: "alpha", experimentId: "alpha:1.0" });
    const { live, lose } = keepCounted(files);
    const snapshots = memorySnapshots();
    const before = await sourceOf(live, snapshots);
    const [first] = sampleRuns();
    const runId = first!.record.run_id;
    const artifacts = await before.artifacts(runId);
    const state = before.state();
    await before.close();
    lose();
    const source = await sourceOf(live, snapshots);
    expect(source.state().table.rowCount).toBe(state.table.rowCount);
    expect(source.state().last_scan).toBe(state.last_scan);
    expect(source.state().stores).toEqual(state.stores);
    expect(source.manifests("alpha:1.0")).toEqual(before.manifests("alpha:1.0"));
    expect(source.state().problems).toEqual(
      [
        ...state.problems,
        expect.objectContaining({ reason: expect.stringContaining("is shown as it was read last") }),
      ].reverse(),
    );
    for (const run of sampleRuns()) {
      expect((await source.run(run.record.run_id))?.record.run_id).toBe(run.record.run_id);
    }
    expect(await source.artifacts(runId)).toEqual(artifacts);
    await expect(source.logs(runId)).rejects.toMatchObject({ code: "unavailable" });
    lose(false);
    await source.refresh();
    expect(source.state().problems).toEqual(state.problems);
    expect(await source.logs(runId)).toEqual(await before.logs(runId).catch(() => []));
  });
});

function path(text: string): StorePath {
  return storePathOf(text)!;
}

async function textOf(fs: FileSystem, name: string): Promise<string> {
  return Buffer.from((await fs.read(path(name)))!).toString();
}

async function rangeOf(fs: FileSystem, name: string, start: number, end: number): Promise<Uint8Array> {
  return Uint8Array.from((await fs.read(path(name), { start, end }))!);
}

/** Lets what nobody waits for be done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Looks at everything below a folder, so that all of it is kept. */
async function lookAtAll(tree: FileSystem, dir = ROOT_PATH): Promise<void> {
  await tree.stat(dir);
  await tree.names(dir);
  for (const { name, kind } of (await tree.list(dir)) ?? []) {
    const at = joinPath(dir, name)!;
    await tree.stat(at);
    if (kind === "directory") await lookAtAll(tree, at);
    else await tree.read(at);
  }
}

/** The same file system, which says of files that are read among others how they are, as those of a disk do. */
function withMarks(fs: FileSystem): FileSystem {
  return {
    ...fs,
    async readMany(paths, visit, options) {
      const marks = new Map(await Promise.all(paths.map(async (at) => [at, await fs.stat(at)] as const)));
      const visitMarked: typeof visit = (at, outcome) => {
        const mark = marks.get(at);
        visit(at, outcome.kind === "read" && mark ? { ...outcome, mark } : outcome);
      };
      await fs.readMany(paths, visitMarked, options);
    },
    async subtree(dir) {
      const tree = await fs.subtree(dir);
      return tree && withMarks(tree);
    },
  };
}

/** A file system that fails as a whole while it is lost, also where many files are asked for. */
function withOutages(fs: FileSystem, isLost: () => boolean): FileSystem {
  const lost = () => {
    if (isLost()) throw new AtlasError("unavailable", "nobody answers");
  };
  const faulty = faultyFileSystem(fs, () => (isLost() ? "nobody answers" : undefined));
  return {
    ...faulty,
    async readMany(paths, visit, options) {
      lost();
      await fs.readMany(paths, visit, options);
    },
    async subtree(dir) {
      lost();
      const tree = await fs.subtree(dir);
      return tree && withOutages(tree, isLost);
    },
  };
}

/** The same files, of which all say that they were written just now. */
function withTimes(fs: FileSystem, mtimeMs: () => number): FileSystem {
  return {
    ...fs,
    async stat(at) {
      const entry = await fs.stat(at);
      return entry && { ...entry, mtimeMs: mtimeMs() };
    },
    readMany: (paths, visit, options) =>
      fs.readMany(
        paths,
        (at, outcome) => {
          if (outcome.kind !== "read") return visit(at, outcome);
          visit(at, { ...outcome, mark: { sizeBytes: outcome.bytes.length, mtimeMs: mtimeMs() } });
        },
        options,
      ),
  };
}

/** A file that is larger than any memory. */
function hugeFile(sizeBytes: number) {
  let largest = 0;
  const entry = { name: "huge", kind: "file", sizeBytes, mtimeMs: 0 } as const;
  const fs: FileSystem = {
    ...memoryFileSystem([], "huge"),
    stat: () => entry,
    read(_, range) {
      const length = range!.end - range!.start;
      largest = Math.max(largest, length);
      return new Uint8Array(length);
    },
  };
  return { fs, largestReadBytes: () => largest };
}
