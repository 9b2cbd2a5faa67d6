import { AtlasError, type Run, type RunRecord, type RunSource, type SourceState } from "@atlas/core";
import { describeRunSource, sampleManifests, sampleRuns } from "@atlas/core/testing";
import { type FileSystem, memoryFileSystem, openFileSource } from "@atlas/store";
import {
  changingFileSystem,
  countingFileSystem,
  type Fault,
  faultyFileSystem,
  metalabFiles,
  type TextFile,
} from "@atlas/store/testing";
import { describe, expect, it } from "vitest";

describeRunSource("openFileSource", async (runs) => openFileSource([memoryFileSystem(metalabFiles(runs))]));

/** A source of the given files, read to the end. */
async function read(files: Iterable<readonly [string, string]>, fault?: Fault): Promise<RunSource> {
  const fs = memoryFileSystem(files);
  return readAll([fault === undefined ? fs : faultyFileSystem(fs, fault)]);
}

async function readAll(fileSystems: FileSystem[]): Promise<RunSource> {
  const source = openFileSource(fileSystems, { follow: false });
  await source.ready();
  return source;
}

/** A plain run. */
function run(run_id: string, record: Partial<RunRecord> = {}, metrics: Run["metrics"] = {}): Run {
  const [plain] = sampleRuns();
  return {
    ...plain!,
    record: { ...plain!.record, started_at: "2026-01-01T00:00:00", ...record, run_id },
    metrics,
    derived_metrics: {},
  };
}

/** As many plain runs. */
function manyRuns(count: number): Run[] {
  return Array.from({ length: count }, (_, i) => run(`r${i}`));
}

const idsOf = ({ table }: SourceState) => [...table.runIds].sort();
const problemsOf = (source: RunSource) =>
  source.state().problems.map(({ store, path, reason }) => `${store}: ${path} ${reason}`);

describe("what it is of", () => {
  const store = (dir: string) => metalabFiles([run(`run of ${dir}`)], { dir });

  it("is local when its one root is the only store", async () => {
    const source = await read(store("."));
    expect([source.kind, source.location]).toEqual(["local", "memory"]);
    expect(source.state().stores).toEqual([{ path: ".", root: "memory", experiment_id: null, runs: 1 }]);
  });

  it("is multi when there are several stores, or the one is not the root", async () => {
    expect((await read([...store("."), ...store("a")])).kind).toBe("multi");
    expect((await read(store("a"))).kind).toBe("multi");
  });

  it("is remote when it is told so", () => {
    expect(openFileSource([memoryFileSystem([])], { isRemote: true }).kind).toBe("remote");
  });

  it("names the stores of several roots so that they are told apart", async () => {
    const roots = ["/x/a", "/y/a"].map((root) => memoryFileSystem([...store("."), ...store("b")], root));
    const source = await readAll(roots);
    expect(source.location).toBe("/x/a, /y/a");
    expect(source.kind).toBe("multi");
    expect(source.state().stores.map(({ path, root }) => [path, root])).toEqual([
      ["/x/a", "/x/a"],
      ["/x/a/b", "/x/a"],
      ["/y/a", "/y/a"],
      ["/y/a/b", "/y/a"],
    ]);
  });

  it("reads a store once that two roots reach", async () => {
    const outer = memoryFileSystem(store("a"), "/x");
    const source = await readAll([outer, (await outer.subtree("a" as never))!]);
    expect(source.state().stores.map(({ path }) => path)).toEqual(["/x/a"]);
    expect(source.state().problems).toEqual([]);
  });
});

describe("experiments and manifests", () => {
  it("come from runs, manifests and _meta.json, never from a folder's name", async () => {
    const source = await read([
      ...metalabFiles([], { dir: "." }),
      ...metalabFiles([run("a", { experiment_id: "of a run:1" })], { dir: "nameless" }),
      ...metalabFiles([], { dir: "named", experimentId: "of a store:1" }),
      ...metalabFiles([], { dir: "sub", manifests: [manifest("of a manifest:1", "20260101_000000")] }),
    ]);
    expect(source.state().experiments.map(({ experiment_id }) => experiment_id)).toEqual([
      "of a run:1",
      "of a manifest:1",
      "of a store:1",
    ]);
  });

  it("are found in folders below, and by their content", async () => {
    const manifests = ["team/slashed:1.0", "a:1", "a:1_b"].map((id) => manifest(id, "20260101_000000"));
    const source = await read(metalabFiles([], { manifests }));
    for (const { experiment_id, content } of manifests) {
      expect(source.manifests(experiment_id).map((found) => found.content)).toEqual([content]);
    }
  });

  it("have the versions of a manifest from the newest on, each once", async () => {
    const versions = [
      manifest("a:1", "20260101_000000", "2026-01-03T00:00:00"),
      manifest("a:1", "20260102_000000", "2026-01-02T00:00:00"),
      manifest("a:1", "20260103_000000"),
    ];
    const source = await read(
      ["x", "y"].flatMap((dir) => metalabFiles([], { dir, manifests: versions.slice(dir === "x" ? 0 : 1) })),
    );
    expect(source.manifests("a:1").map(({ timestamp }) => timestamp)).toEqual([
      "20260101_000000",
      "20260102_000000",
      "20260103_000000",
    ]);
    const counted = (timestamp: string) => `experiments/a_1_${timestamp}.json of the store x`;
    expect(problemsOf(source)).toEqual(
      ["20260102_000000", "20260103_000000"].map(
        (timestamp) =>
          `y: experiments/a_1_${timestamp}.json is the version ${timestamp} of a:1, which counts from ${counted(timestamp)}`,
      ),
    );
  });

  function manifest(experiment_id: string, timestamp: string, submitted_at = "") {
    return { ...sampleManifests()[0]!, experiment_id, timestamp, content: { experiment_id, submitted_at } };
  }
});

describe("a run in several files", () => {
  const started = (time: string, status = "success") => ({ started_at: `2026-01-0${time}T00:00:00`, status });

  it.each([
    ["a finished copy rather than a running one", started("1"), started("2", "running"), 1],
    ["the copy that started last", started("1"), started("2"), 2],
    ["a copy whose start is known", { started_at: null }, started("1"), 2],
    ["the copy in the store whose path sorts first", started("1"), started("1"), 1],
  ])("counts once: %s", async (_, first, second, wanted) => {
    const files = [
      ...metalabFiles([run("r", first, { copy: 1 }), run("other")], { dir: "a" }),
      ...metalabFiles([run("r", second, { copy: 2 })], { dir: "b" }),
    ];
    for (const order of [files, files.toReversed()]) {
      const source = await read(order);
      const { table, stores, problems } = source.state();
      expect(idsOf(source.state())).toEqual(["other", "r"]);
      expect(table.cell(table.rowOf("r")!, "metrics.copy")).toBe(wanted);
      expect((await source.run("r"))?.metrics).toEqual({ copy: wanted });
      expect(stores.map(({ runs }) => runs)).toEqual([2, 1]);
      const [loser, winner] = wanted === 1 ? ["b", "a"] : ["a", "b"];
      expect(problems).toEqual([
        {
          store: loser,
          path: "runs/r.json",
          reason: `holds the run r, which counts from r.json of the store ${winner}`,
          effect: "skipped",
        },
      ]);
    }
  });

  it("of one store counts from the file that is named after it", async () => {
    const text = metalabFiles([run("r")]).find(([path]) => path.endsWith("r.json"))![1];
    const files: TextFile[] = ["a.json", "r.json", "z.json"].map((name) => [`runs/${name}`, text]);
    for (const order of [files, files.toReversed()]) {
      const source = await read([...metalabFiles([]), ...order]);
      expect(idsOf(source.state())).toEqual(["r"]);
      expect(problemsOf(source)).toEqual([
        ".: runs/a.json holds the run r, which counts from r.json",
        ".: runs/z.json holds the run r, which counts from r.json",
      ]);
    }
  });
});

describe("what is wrong with files", () => {
  it("is told once, and hides nothing else", async () => {
    const source = await read([
      ...metalabFiles([run("good"), run("odd", { status: "paused" }), run("odder", { status: "paused" })]),
      ["runs/broken.json", "{"],
      ["runs/partly.json", '{"run_id": "partly", "tags": 5, "artifacts": [{"name": 1}, {"name": 2}]}'],
      ["runs/folder.json/file", ""],
      ["runs/note.txt", ""],
      ["runs/good.tmp.01234567", "{"],
      ["derived/good.json", "[]"],
      ["derived/nobody.json", "{}"],
      ["experiments/a_1.json", "{}"],
      ["logs", ""],
    ]);
    expect(idsOf(source.state())).toEqual(["good", "odd", "odder", "partly"]);
    expect(problemsOf(source)).toEqual([
      ".: derived/good.json holds a list, not an object",
      ".: derived/nobody.json has no run record of its name",
      ".: experiments/a_1.json names no experiment",
      expect.stringMatching(/^\.: runs\/broken.json is not JSON: /),
      ".: runs/folder.json is a folder",
      '.: runs/odd.json has a status that metalab does not write, and perhaps others have: "paused"',
      ".: runs/partly.json tags is a number, not a list: left out",
      ".: runs/partly.json artifacts.name is a number, not a text: left out",
    ]);
    await source.refresh();
    expect(problemsOf(source)).toHaveLength(8);
  });

  it("is told when a folder of a store is none", async () => {
    const source = await read([...metalabFiles([]), ["runs", ""], ["derived", ""]]);
    expect(problemsOf(source)).toEqual([".: derived is no folder", ".: runs is no folder"]);
  });

  it("is told when a file or a folder cannot be read", async () => {
    const source = await read(
      [...metalabFiles([run("a"), run("b")], { dir: "x" }), ...metalabFiles([run("c")], { dir: "y" })],
      (_, path) => (["x/runs/a.json", "y/runs"].includes(path) ? "no way" : undefined),
    );
    expect(idsOf(source.state())).toEqual(["b"]);
    expect(problemsOf(source)).toEqual(["x: runs/a.json cannot be read: no way", "y: runs no way"]);
  });

  it("is nothing when a file has vanished since it was listed", async () => {
    const fs = memoryFileSystem(metalabFiles([run("a")]));
    const ghost = { name: "gone.json", kind: "file" } as const;
    const source = await readAll([
      { ...fs, subtree: () => ({ ...fs, names: async (dir) => [...((await fs.names(dir)) ?? []), ghost] }) },
    ]);
    expect(idsOf(source.state())).toEqual(["a"]);
    expect(source.state().progress).toEqual({ read: 2, found: 2, done: true });
    expect(problemsOf(source)).toEqual([]);
  });
});

describe("a place that cannot be read", () => {
  it("fails as a whole when a root cannot be read", async () => {
    const source = openFileSource([
      memoryFileSystem([]),
      faultyFileSystem(memoryFileSystem([]), () => "no answer"),
    ]);
    await expect(source.ready()).rejects.toMatchObject({ code: "unavailable", message: "no answer" });
    expect(source.state()).toMatchObject({ progress: { done: false }, last_scan: null });
    await source.close();
  });

  it("fails as a whole when no store can be read, but not when one can", async () => {
    const stores = ["x", "y"].map((dir) => memoryFileSystem(metalabFiles([run(dir)]), dir));
    const [x, y] = stores.map((fs) => ({ ...fs, subtree: () => withoutReading(fs) }));
    await expect(openFileSource([x!, y!]).ready()).rejects.toMatchObject({ code: "unavailable" });
    const source = await readAll([x!, stores[1]!]);
    expect(idsOf(source.state())).toEqual(["y"]);
    expect(problemsOf(source)).toEqual(["x: . the connection is lost"]);
  });

  it("keeps what was known when reading it again fails", async () => {
    let isDown = false;
    const source = await read(metalabFiles([run("a")]), () => (isDown ? "no answer" : undefined));
    const before = source.state();
    isDown = true;
    await expect(source.refresh()).rejects.toMatchObject({ code: "unavailable" });
    expect(source.state()).toBe(before);
    isDown = false;
    expect(await source.refresh()).toMatchObject({ version: before.version, table: before.table });
  });

  it("is said to be unavailable when a run is asked for", async () => {
    let isDown = false;
    const source = await read(metalabFiles([run("a")]), () => (isDown ? "no answer" : undefined));
    isDown = true;
    await expect(source.run("a")).rejects.toMatchObject({ code: "unavailable" });
    expect(await source.run("nobody")).toBeUndefined();
  });

  /** Reads `_meta.json`, and then nothing more. */
  function withoutReading(fs: FileSystem): FileSystem {
    return {
      ...fs,
      readMany: (paths, visit, options) =>
        paths[0] === "_meta.json"
          ? fs.readMany(paths, visit, options)
          : Promise.reject(new AtlasError("unavailable", "the connection is lost")),
    };
  }
});

describe("a first reading", () => {
  it("shows what it has after a few hundred records, and then at doublings", async () => {
    const source = openFileSource([memoryFileSystem(metalabFiles(manyRuns(5000)))]);
    const states: SourceState[] = [source.state()];
    source.subscribe((state) => states.push(state));
    await source.ready();
    expect(states.map(({ progress }) => progress)).toEqual([
      { read: 0, found: 0, done: false },
      { read: 0, found: 5000, done: false },
      { read: 256, found: 5000, done: false },
      { read: 512, found: 5000, done: false },
      { read: 1024, found: 5000, done: false },
      { read: 2048, found: 5000, done: false },
      { read: 4096, found: 5000, done: false },
      { read: 5000, found: 5000, done: true },
    ]);
    for (const { table, progress, experiments, last_scan } of states) {
      expect(table.rowCount).toBe(progress.read);
      expect(experiments[0]?.run_count ?? 0).toBe(progress.read);
      expect(last_scan === null).toBe(!progress.done);
    }
    const versions = states.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it("shows some records before a large folder is listed, and forgets those that are gone by then", async () => {
    const files = changingFileSystem(metalabFiles(manyRuns(1000)));
    const calls: string[] = [];
    const fs: FileSystem = {
      ...files.fs,
      firstNames: async (dir, count) => (await files.fs.names(dir))?.slice(0, count),
      names: (dir) => {
        calls.push(`names ${dir}`);
        return files.fs.names(dir);
      },
      subtree: async () => fs,
      async readMany(paths, visit, options) {
        calls.push(`read ${paths.length}`);
        await files.fs.readMany(paths, visit, options);
        if (paths.length === 256) files.remove(paths[7]!);
      },
    };
    const source = openFileSource([fs], { follow: false });
    const counts: number[] = [];
    source.subscribe(({ table }) => counts.push(table.rowCount));
    await source.ready();
    expect(counts[0]).toBe(256);
    expect(counts.at(-1)).toBe(999);
    expect(calls.indexOf("read 256")).toBeLessThan(calls.indexOf("names runs"));
    expect(source.state().progress).toEqual({ read: 999, found: 999, done: true });
    expect(source.state().stores[0]?.runs).toBe(999);
  });

  it("tells how far it is more often than that", async () => {
    const told: number[] = [];
    const source = openFileSource([memoryFileSystem(metalabFiles(manyRuns(1000)))], {
      onProgress: ({ read }) => told.push(read),
    });
    await source.ready();
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1000);
  });

  it("lists each folder once and reads each file once", async () => {
    const runs = sampleRuns();
    const files = ["a", "b/c"].flatMap((dir) => metalabFiles(runs, { dir, manifests: sampleManifests() }));
    const { fs, calls } = countingFileSystem(memoryFileSystem(files));
    await readAll([fs]);
    const pathsOf = (wanted: string) =>
      calls.flatMap(({ operation, path }) => (operation === wanted ? path : [])).sort();
    expect(pathsOf("read")).toEqual(files.map(([path]) => path).sort());
    const folders = ["derived", "experiments", "runs"].flatMap((name) => [`a/${name}`, `b/c/${name}`]);
    expect(pathsOf("names")).toEqual(["", "b", ...folders].sort());
    expect(pathsOf("list")).toEqual([]);
  });

  it("is given up when the source is closed", async () => {
    const source = openFileSource([memoryFileSystem(metalabFiles(manyRuns(5000)))]);
    const started = new Promise<void>((resolve) => source.subscribe(() => resolve()));
    await started;
    await source.close();
    await expect(source.ready()).rejects.toMatchObject({ code: "aborted" });
    expect(source.state().progress.done).toBe(false);
  });
});

describe("a run that is read again", () => {
  it("reads two files and no more", async () => {
    const { fs, calls } = countingFileSystem(memoryFileSystem(metalabFiles(sampleRuns())));
    const source = await readAll([fs]);
    const before = calls.length;
    await source.run("a1");
    await source.run("../a1");
    await source.run("nobody");
    expect(calls.slice(before)).toEqual([
      { operation: "read", path: "derived/a1.json" },
      { operation: "read", path: "runs/a1.json" },
    ]);
  });

  it("has no other run's record, though an id may look like a path", async () => {
    const source = await read([...metalabFiles([run("a")]), ["runs/evil.json", '{"run_id": "../runs/a"}']]);
    expect((await source.run("../runs/a"))?.record.status).toBe("failed");
    expect((await source.run("a"))?.record.status).toBe("success");
  });
});
