import type { Run, RunSource, SourceState } from "@atlas/core";
import { sampleManifests, sampleRuns } from "@atlas/core/testing";
import { type FileSystem, openFileSource, type SnapshotStore } from "@atlas/store";
import {
  changingFileSystem,
  countingFileSystem,
  type MemorySnapshots,
  memorySnapshots,
  metalabFiles,
  runRecordText,
} from "@atlas/store/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const STORE = [
  ...metalabFiles(sampleRuns(), { manifests: sampleManifests(), experimentId: "alpha:1.0" }),
  ...metalabFiles(sampleRuns().slice(0, 3), { dir: "other" }),
  ["runs/odd.json", '{"run_id": "named otherwise", "metrics": {"loss": NaN, "big": 12345678901234567890}}'],
  ["runs/broken.json", "{"],
  ["runs/partly.json", '{"tags": 5}'],
  ["derived/nobody.json", "{}"],
  [
    "experiments/exact_20260101_000000.json",
    '{"experiment_id": "e:1", "x": [NaN, -0.0, 12345678901234567890]}',
  ],
] as const;

/** Opens a source, reads all of it and closes it, so that what it knows is kept. */
async function keep(fs: FileSystem, snapshots: SnapshotStore): Promise<SourceState> {
  const source = openFileSource([fs], { follow: false, snapshots });
  await source.ready();
  await source.close();
  return source.state();
}

/** Opens a source again. */
function reopen(fs: FileSystem, snapshots: SnapshotStore) {
  const counting = countingFileSystem(fs);
  const source = openFileSource([counting.fs], { follow: false, snapshots });
  const readsOf = () => counting.calls.flatMap(({ operation, path }) => (operation === "read" ? path : []));
  return { source, readsOf };
}

/** Resolves with the first state that a source publishes. */
function firstState(source: RunSource): Promise<SourceState> {
  return new Promise((resolve) => source.subscribe(resolve));
}

/** What a state says, but for when. */
function contentOf({ table, experiments, stores, problems }: SourceState) {
  const rows = table.runIds.map((id, row) => [
    id,
    ...table.paths.toSorted().map((path) => table.cell(row, path)),
  ]);
  return { rows: rows.toSorted(), experiments, stores, problems };
}

const METAS = ["_meta.json", "other/_meta.json"];

describe("a source that is opened again", () => {
  it("shows at once what was known, and says that it is being verified", async () => {
    const [{ fs }, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    const before = await keep(fs, snapshots);
    const { source, readsOf } = reopen(fs, snapshots);
    const first = await firstState(source);
    expect(readsOf()).toEqual([]);
    expect(contentOf(first)).toEqual(contentOf(before));
    expect(first.progress).toEqual({ read: first.table.rowCount, found: first.table.rowCount, done: false });
    expect(first.last_scan).toBe(before.last_scan);
    expect(source.manifests("e:1").map(({ content }) => content)).toEqual([
      { experiment_id: "e:1", x: [Number.NaN, -0, 12345678901234567890n] },
    ]);
    await source.ready();
    expect(source.state().progress.done).toBe(true);
    await source.close();
  });

  it("reads nothing of what has not changed, and knows all that it knew", async () => {
    const [{ fs }, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    const fresh = openFileSource([fs], { follow: false });
    await fresh.ready();
    await keep(fs, snapshots);
    const { source, readsOf } = reopen(fs, snapshots);
    await source.ready();
    expect(readsOf().sort()).toEqual(METAS);
    expect(contentOf(source.state())).toEqual(contentOf(fresh.state()));
    expect(source.manifests("e:1")).toEqual(fresh.manifests("e:1"));
    for (const id of fresh.state().table.runIds) expect(await source.run(id)).toEqual(await fresh.run(id));
  });

  it("reads only what has changed meanwhile", async () => {
    const [files, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    await keep(files.fs, snapshots);
    const [first, second] = sampleRuns() as [Run, Run];
    const repaired = { ...first, record: { ...first.record, run_id: "broken" } };
    files.write(`runs/${second.record.run_id}.json`, runRecordText(second));
    files.writeInPlace("runs/broken.json", runRecordText(repaired));
    files.remove("runs/odd.json");
    const { source, readsOf } = reopen(files.fs, snapshots);
    await source.ready();
    expect(
      readsOf()
        .filter((path) => !METAS.includes(path))
        .sort(),
    ).toEqual(["derived/a2.json", "runs/a2.json", "runs/broken.json"]);
    expect(source.state().table.runIds).toContain("broken");
    expect(source.state().table.runIds).not.toContain("named otherwise");
  });

  it("forgets the runs of a store that is gone", async () => {
    const [files, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    await keep(files.fs, snapshots);
    files.remove("_meta.json");
    const { source } = reopen(files.fs, snapshots);
    await source.ready();
    expect(source.state().stores.map(({ path, runs }) => [path, runs])).toEqual([["other", 3]]);
    expect(source.state().table.rowCount).toBe(3);
    expect(await source.run("a1")).toEqual(sampleRuns()[0]);
  });

  it("knows a run that is asked for before it has looked at its stores", async () => {
    const [{ fs }, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    await keep(fs, snapshots);
    expect(await reopen(fs, snapshots).source.run("a1")).toEqual(sampleRuns()[0]);
  });

  it("goes on where a reading was given up", async () => {
    const runs = Array.from({ length: 5000 }, (_, i): Run => {
      const [plain] = sampleRuns();
      return { ...plain!, record: { ...plain!.record, run_id: `r${i}` }, derived_metrics: {} };
    });
    const [{ fs }, snapshots] = [changingFileSystem(metalabFiles(runs)), memorySnapshots()];
    const counted = countingFileSystem(fs);
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const onProgress = ({ read }: { read: number }) => read >= 1000 && hasBegun();
    const given = openFileSource([counted.fs], { follow: false, snapshots, onProgress });
    await begun;
    await given.close();
    const done = counted.calls.filter(({ path }) => path.startsWith("runs/")).length;
    const { source, readsOf } = reopen(fs, snapshots);
    await source.ready();
    expect(source.state().table.rowCount).toBe(5000);
    expect(done).toBeLessThan(5000);
    expect(readsOf().length).toBeLessThan(4200);
  });

  it("does not mistake the snapshot of other roots for its own", async () => {
    const [{ fs }, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    await keep(fs, snapshots);
    const { source } = reopen({ ...fs, root: "elsewhere" }, snapshots);
    await source.ready();
    await source.close();
    expect(snapshots.kept.size).toBe(2);
    const [mine, others] = [...snapshots.kept.keys()];
    snapshots.kept.set(mine!, snapshots.kept.get(others!)!);
    const { source: again, readsOf } = reopen(fs, snapshots);
    await again.ready();
    expect(readsOf().length).toBeGreaterThan(10);
  });
});

describe("a snapshot that is damaged", () => {
  it.each([
    ["changed", (bytes: Uint8Array<ArrayBuffer>, at: number) => bytes.with(at, bytes[at]! ^ 0x20)],
    ["cut off", (bytes: Uint8Array<ArrayBuffer>, at: number) => bytes.slice(0, at)],
    [
      "too long",
      (bytes: Uint8Array<ArrayBuffer>, at: number) => Uint8Array.from([...bytes, ...bytes.slice(0, at + 1)]),
    ],
  ])("in that it is %s anywhere, counts for nothing", async (_, damage) => {
    const [{ fs }, snapshots] = [changingFileSystem(STORE), memorySnapshots()];
    const fresh = await keep(fs, snapshots);
    const [[key, bytes]] = [...snapshots.kept] as [[string, Uint8Array<ArrayBuffer>]];
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (at) => {
        snapshots.kept.set(key, damage(bytes, at) as Uint8Array<ArrayBuffer>);
        const { source, readsOf } = reopen(fs, snapshots);
        await source.ready();
        expect(readsOf().length).toBeGreaterThan(METAS.length);
        expect(contentOf(source.state())).toEqual(contentOf(fresh));
      }),
      { numRuns: 25 },
    );
  });
});

describe("a place for snapshots that does not work", () => {
  it.each(["read", "write"] as const)("costs nothing but time: it cannot %s", async (operation) => {
    const { fs } = changingFileSystem(STORE);
    const broken: MemorySnapshots = {
      ...memorySnapshots(),
      [operation]: async () => {
        throw new Error("no space left");
      },
    };
    const failures: unknown[] = [];
    const source = openFileSource([fs], {
      follow: false,
      snapshots: broken,
      onSnapshotFailure: (error) => failures.push(error),
    });
    await source.ready();
    expect(source.state().table.rowCount).toBe(10);
    await source.close();
    expect(failures).toEqual([new Error("no space left")]);
  });
});
