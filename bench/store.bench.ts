// Reading a store: the first time, warm and cold, again after a restart, and when nothing or nearly nothing has changed.
// Against C loops that only ask the system (the floors) and against what one would write first.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunSource } from "@atlas/core";
import { type FileSourceOptions, openFileSource, storePathOf } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import { generateStore, recordText } from "./generate-store.ts";
import { type Contest, compare, type Measurement } from "./measure.ts";
import { naiveLoop } from "./naive-loop.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";

const dir = mkdtempSync(join(tmpdir(), "atlas-bench-"));

/** The compiled read loop; undefined, and said so, where there is no C compiler. */
function compileFloor(): string | undefined {
  const binary = join(dir, "floor");
  const { status } = spawnSync("cc", [
    "-O2",
    "-pthread",
    "-o",
    binary,
    fileURLToPath(new URL("./floor.c", import.meta.url)),
  ]);
  if (status === 0) return binary;
  console.log("no C compiler: the floor is not measured");
  return undefined;
}

const FLOORS: Readonly<Record<string, (runs: string) => string[]>> = {
  "C read loop": (runs) => [runs],
  "C read loop, 16 threads": (runs) => [runs, "read", "16"],
  "C stat loop": (runs) => [runs, "stat"],
};

let replaced = 0;

/** Puts another record of the same run in the place of the first one in a folder. */
function replaceOne(runs: string): { readonly runId: string; readonly durationMs: number } {
  const runId = readdirSync(runs)[0]!.slice(0, -".json".length);
  const durationMs = 1_000_000 + replaced++;
  // The end of an id is the number of its run.
  const text = recordText(Number.parseInt(runId.slice(8), 16));
  writeFileSync(join(runs, "draft"), text.replace(/"duration_ms": \d+/, `"duration_ms": ${durationMs}`));
  renameSync(join(runs, "draft"), join(runs, `${runId}.json`));
  return { runId, durationMs };
}

/** Replaces a record, and waits until a source that follows its store shows it. */
async function seeReplaced(source: RunSource, runs: string): Promise<void> {
  const { runId, durationMs } = replaceOne(runs);
  // A source that only follows does not keep a process alive.
  const alive = setInterval(() => undefined, 1000);
  await new Promise<void>((resolve) => {
    const stop = source.subscribe(({ table }) => {
      const row = table.rowOf(runId);
      if (row === undefined || table.cell(row, "record.duration_ms") !== durationMs) return;
      stop();
      resolve();
    });
  });
  clearInterval(alive);
}

const cache = join(dir, "cache");
const snapshots = openSnapshotDirectory(cache);

async function open(store: string, options: FileSourceOptions = {}): Promise<RunSource> {
  return openFileSource([await openLocalFileSystem(store)], { follow: false, ...options });
}

async function scan(store: string): Promise<void> {
  const source = await open(store);
  await source.ready();
  await source.close();
}

async function readOnly(store: string): Promise<void> {
  const fs = await openLocalFileSystem(store);
  const names = readdirSync(join(store, "runs"));
  const paths = names.map((name) => storePathOf(`runs/${name}`)!);
  await fs.readMany(paths, () => undefined);
}

/** Opens a source and waits for the first rows that it shows, and not for the rest. */
async function firstRows(store: string, options: FileSourceOptions): Promise<RunSource> {
  const source = await open(store, options);
  await new Promise<void>((resolve) => {
    source.subscribe(({ table }) => table.rowCount > 0 && resolve());
  });
  return source;
}

/** The bytes that are in use, when what is not has been collected. */
function usedBytes(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function tellBytes(what: string, bytes: number, rows: number, goal: number): void {
  const each = Math.round(bytes / rows);
  const verdict = each <= goal ? "met" : "NOT MET";
  console.log(`${what}, ${rows} runs: ${each} bytes a run   goal: at most ${goal}: ${verdict}`);
}

try {
  const floor = compileFloor();
  const measurements: Measurement[] = [];
  for (const rows of rowsOf([100_000, 300_000])) {
    const store = generateStore(dir, rows);
    const runs = join(store, "runs");
    const floors = (...names: string[]) =>
      floor
        ? Object.fromEntries(names.map((name) => [name, () => execFileSync(floor, FLOORS[name]!(runs))]))
        : {};
    const evict = () => floor && execFileSync(floor, [runs, "evict"]);
    const opened: RunSource[] = [];
    const closeAll = () => Promise.all(opened.splice(0).map((source) => source.close()));
    const measure = async (contest: Omit<Contest, "rows">): Promise<Measurement> => {
      const measurement = await compare({ rows, ...contest });
      measurements.push(measurement);
      return measurement;
    };
    // What was written less than two seconds ago is not trusted, and would be read again and again.
    await new Promise((resolve) => setTimeout(resolve, 2500));

    await measure({
      operation: "reading alone",
      ours: () => readOnly(store),
      peers: floors("C read loop"),
      goals: { "C read loop": 0.67 },
    });
    const first = await measure({
      operation: "first scan",
      ours: () => scan(store),
      peers: { "naive loop": () => naiveLoop(store), ...floors("C read loop") },
      goals: { "naive loop": 7.5, "C read loop": 0.45 },
    });
    const known = { "naive loop": first.peers["naive loop"]! };
    await measure({
      operation: "first rows of a first scan",
      ours: async () => opened.push(await firstRows(store, {})),
      after: closeAll,
      peers: {},
      atMostMs: 100,
    });
    if (floor !== undefined) {
      await measure({
        operation: "first scan, cold",
        before: evict,
        ours: () => scan(store),
        peers: floors("C read loop", "C read loop, 16 threads"),
        goals: { "C read loop, 16 threads": 0.33 },
        rounds: 3,
      });
      await scan(store);
    }

    const bytesBefore = usedBytes();
    const source = await open(store, { snapshots });
    await source.ready();
    tellBytes("in memory", usedBytes() - bytesBefore, rows, 260);
    await measure({
      operation: "refresh, nothing changed",
      ours: () => source.refresh(),
      peers: {},
      known,
      goals: { "naive loop": 10_000 },
      atMostMs: 1,
    });
    await measure({
      operation: "thorough refresh",
      ours: () => source.refresh({ thorough: true }),
      peers: floors("C stat loop"),
      goals: { "C stat loop": 0.56 },
    });
    await measure({
      operation: "refresh, one run replaced",
      ours: () => {
        replaceOne(runs);
        return source.refresh();
      },
      peers: floors("C stat loop"),
      known,
    });
    await source.close();
    const [file] = readdirSync(cache);
    tellBytes("the snapshot", statSync(join(cache, file!)).size, rows, 230);

    await measure({
      operation: "restart, to the first rows",
      ours: async () => opened.push(await firstRows(store, { snapshots })),
      after: closeAll,
      peers: {},
      known: { ...known, "first scan": first.ours_ms },
      goals: { "first scan": 30 },
      ...(rows === 300_000 && { atMostMs: 50 }),
    });

    const following = await open(store, { snapshots, follow: true });
    await following.ready();
    await measure({
      operation: "one run replaced, until it is seen",
      // The watch may rest after it has looked for long.
      before: () => new Promise((resolve) => setTimeout(resolve, 1000)),
      ours: () => seeReplaced(following, runs),
      peers: {},
      atMostMs: 5,
    });
    await following.close();
    rmSync(store, { recursive: true });
    rmSync(cache, { recursive: true });
  }
  publish("store", measurements);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
