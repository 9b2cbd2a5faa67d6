import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Run, RunSource } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { openFileSource, type SnapshotStore } from "@atlas/store";
import { metalabFiles } from "@atlas/store/testing";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import { build } from "tsup";
import { describe, expect, it, onTestFinished } from "vitest";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { writeFiles } from "./write-files.ts";

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "atlas-snapshot-"));
  chmodSync(directory, 0o777);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe("openSnapshotDirectory", () => {
  it("keeps parts as one, and the last of several", async () => {
    const snapshots = openSnapshotDirectory(temporaryDirectory());
    expect(await snapshots.read("a")).toBeUndefined();
    await snapshots.write("a", [bytesOf(1, 2), bytesOf(), bytesOf(3)]);
    expect(await snapshots.read("a")).toEqual(bytesOf(1, 2, 3));
    await snapshots.write("b", [bytesOf(7)]);
    await snapshots.write("a", [bytesOf(4)]);
    expect(await snapshots.read("a")).toEqual(bytesOf(4));
    expect(await snapshots.read("b")).toEqual(bytesOf(7));
  });

  it("reads nothing that another version has kept", async () => {
    const directory = temporaryDirectory();
    await openSnapshotDirectory(directory, "1.0.0").write("a", [bytesOf(1)]);
    expect(await openSnapshotDirectory(directory, "1.0.1").read("a")).toBeUndefined();
    expect(await openSnapshotDirectory(directory, "1.0.0").read("a")).toEqual(bytesOf(1));
  });

  it("makes the directory when it is needed, for its owner alone", async () => {
    const directory = join(temporaryDirectory(), "made/here");
    const snapshots = openSnapshotDirectory(directory);
    expect(await snapshots.read("a")).toBeUndefined();
    await snapshots.write("a", [bytesOf(1)]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const [name] = readdirSync(directory);
    expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it("removes what was left behind or forgotten, and nothing else", async () => {
    const directory = temporaryDirectory();
    const snapshots = openSnapshotDirectory(directory);
    for (const key of ["old", "read"]) await snapshots.write(key, [bytesOf(1)]);
    for (const name of ["killed.tmp", "young.tmp", "notes.txt"]) writeFileSync(join(directory, name), "");
    const longAgo = new Date("2020-01-01");
    for (const name of readdirSync(directory)) {
      if (name !== "young.tmp") utimesSync(join(directory, name), longAgo, longAgo);
    }
    await snapshots.read("read");
    await snapshots.write("new", [bytesOf(1)]);
    expect(readdirSync(directory).sort()).toEqual([
      "new-0.snapshot",
      "notes.txt",
      "read-0.snapshot",
      "young.tmp",
    ]);
  });

  it("lets several write the same at once", async () => {
    const directory = temporaryDirectory();
    const writers = Array.from({ length: 20 }, (_, i) =>
      openSnapshotDirectory(directory).write("a", [new Uint8Array(100_000).fill(i)]),
    );
    await Promise.all(writers);
    const bytes = (await openSnapshotDirectory(directory).read("a"))!;
    expect(bytes).toHaveLength(100_000);
    expect(new Set(bytes).size).toBe(1);
    expect(readdirSync(directory)).toEqual(["a-0.snapshot"]);
  });
});

/** A store of some runs in a directory of its own. */
function storeOf(count: number): string {
  const [plain] = sampleRuns();
  const runs = Array.from({ length: count }, (_, i): Run => {
    return {
      ...plain!,
      record: { ...plain!.record, run_id: `r${i}` },
      metrics: { turn: -1 },
      derived_metrics: {},
    };
  });
  const store = temporaryDirectory();
  writeFiles(store, metalabFiles(runs));
  return store;
}

async function openStore(
  store: string,
  snapshots?: SnapshotStore,
  failures: unknown[] = [],
): Promise<RunSource> {
  const source = openFileSource([await openLocalFileSystem(store)], {
    follow: false,
    ...(snapshots && { snapshots }),
    onSnapshotFailure: (error) => failures.push(error),
  });
  await source.ready();
  return source;
}

function rowsOf(source: RunSource): unknown[] {
  const { table } = source.state();
  return table.runIds.map((id, row) => [id, table.cell(row, "metrics.turn")]).toSorted();
}

describe("a source", () => {
  it.each([
    ["that cannot be written", (directory: string) => chmodSync(directory, 0o500)],
    ["whose files cannot be read", (directory: string) => chmodSync(directory, 0o000)],
  ])("works with a cache directory %s, and says so once", async (_, spoil) => {
    const [store, directory] = [storeOf(3), temporaryDirectory()];
    spoil(directory);
    const failures: unknown[] = [];
    await asOrdinaryUser(async () => {
      const source = await openStore(store, openSnapshotDirectory(directory), failures);
      expect(source.state().table.rowCount).toBe(3);
      await source.close();
    });
    expect(failures).toHaveLength(1);
  });

  it("works where the cache directory is a file", async () => {
    const place = join(temporaryDirectory(), "file");
    writeFileSync(place, "");
    const failures: unknown[] = [];
    const source = await openStore(storeOf(3), openSnapshotDirectory(place), failures);
    expect(source.state().table.rowCount).toBe(3);
    await source.close();
    expect(failures).toHaveLength(1);
  });

  it("takes nothing from a snapshot that another left half written", async () => {
    const [store, directory] = [storeOf(3), temporaryDirectory()];
    await (await openStore(store, openSnapshotDirectory(directory))).close();
    const [name] = readdirSync(directory);
    mkdirSync(join(directory, "folder.snapshot"));
    for (const length of [0, 1, 7, 8, 100]) {
      writeFileSync(join(directory, name!), new Uint8Array(length));
      const source = await openStore(store, openSnapshotDirectory(directory));
      expect(source.state().table.rowCount).toBe(3);
    }
  });

  it("shares its snapshots with another that is open at the same time", async () => {
    const [store, directory] = [storeOf(50), temporaryDirectory()];
    const both = await Promise.all([1, 2].map(() => openStore(store, openSnapshotDirectory(directory))));
    await Promise.all(both.map((source) => source.close()));
    const again = await openStore(store, openSnapshotDirectory(directory));
    expect(rowsOf(again)).toEqual(rowsOf(both[0]!));
  });
});

/** At least so often, at random moments. */
const KILLS = Number(process.env["ATLAS_TEST_KILLS"] ?? 100);

describe(`a process that is killed while it keeps a snapshot (${KILLS} times; ATLAS_TEST_KILLS says otherwise)`, () => {
  it("leaves nothing that misleads the next start", { timeout: 30_000 + 4000 * KILLS }, async () => {
    const [store, cache] = [storeOf(200), temporaryDirectory()];
    const script = await bundled(new URL("./keep-writing.ts", import.meta.url));
    for (let kill = 0; kill < KILLS; kill++) {
      await killWhileWriting(script, store, cache);
      const [fresh, restarted] = [
        await openStore(store),
        await openStore(store, openSnapshotDirectory(cache)),
      ];
      expect(rowsOf(restarted)).toEqual(rowsOf(fresh));
      await Promise.all([fresh.close(), restarted.close()]);
    }
  });
});

async function killWhileWriting(script: string, store: string, cache: string): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [script, store, cache], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout!, "data");
  await new Promise((resolve) => setTimeout(resolve, 40 * Math.random()));
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** A script of this folder as one file of JavaScript: a process that need not load TypeScript starts ten times as fast. */
async function bundled(script: URL): Promise<string> {
  const outDir = temporaryDirectory();
  await build({
    entry: { script: fileURLToPath(script) },
    outDir,
    format: "esm",
    outExtension: () => ({ js: ".mjs" }),
    config: false,
    noExternal: [/./],
    silent: true,
    esbuildOptions: (options) => {
      options.conditions = ["@atlas/source"];
    },
  });
  return join(outDir, "script.mjs");
}
