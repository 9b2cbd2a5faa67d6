// Reading a store, warm: the first time, again after a restart, and when nothing or nearly nothing has changed. Against C
// loops that only ask the system (the floors) and against what one would write first.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, promises, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunSource } from "@atlas/core";
import { type FileSourceOptions, openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";
import { generateStore, recordText } from "./generate-store.ts";
import { compare, type Measurement } from "./measure.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";

const dir = mkdtempSync(join(tmpdir(), "atlas-bench-"));

/** The compiled read loop; undefined, and said so, where there is no C compiler. */
function compileFloor(): string | undefined {
  const binary = join(dir, "floor");
  const { status } = spawnSync("cc", [
    "-O2",
    "-o",
    binary,
    fileURLToPath(new URL("./floor.c", import.meta.url)),
  ]);
  if (status === 0) return binary;
  console.log("no C compiler: the floor is not measured");
  return undefined;
}

async function naiveLoop(store: string): Promise<unknown[]> {
  const names = readdirSync(join(store, "runs"));
  const records: unknown[] = [];
  let next = 0;
  const lane = async () => {
    while (next < names.length) {
      const name = names[next++] as string;
      records.push(JSON.parse(await promises.readFile(join(store, "runs", name), "utf8")));
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  return records;
}

const FLOORS: Readonly<Record<string, (runs: string) => string[]>> = {
  "C read loop": (runs) => [runs],
  "C stat loop": (runs) => [runs, "stat"],
};

let replaced = 0;

/** Puts another record in the place of one, and refreshes. */
async function replaceOne(source: RunSource, runs: string): Promise<void> {
  const [name] = readdirSync(runs);
  writeFileSync(
    join(runs, "draft"),
    recordText(0).replace(/"duration_ms": \d+/, `"duration_ms": ${replaced++}`),
  );
  renameSync(join(runs, "draft"), join(runs, name!));
  await source.refresh();
}

const snapshots = openSnapshotDirectory(join(dir, "cache"));

async function open(store: string, options: FileSourceOptions = {}): Promise<RunSource> {
  return openFileSource([await openLocalFileSystem(store)], { follow: false, ...options });
}

async function scan(store: string): Promise<void> {
  const source = await open(store);
  await source.ready();
  await source.close();
}

/** Opens a source and waits for the first rows that it shows, and not for the rest. */
async function firstRows(store: string, options: FileSourceOptions): Promise<RunSource> {
  const source = await open(store, options);
  await new Promise<void>((resolve) => {
    source.subscribe(({ table }) => table.rowCount > 0 && resolve());
  });
  return source;
}

try {
  const floor = compileFloor();
  const measurements: Measurement[] = [];
  for (const rows of rowsOf([10_000, 50_000])) {
    const store = generateStore(dir, rows);
    // What was written less than two seconds ago is not trusted, and would be read again and again.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const runs = join(store, "runs");
    const naive = { "naive loop": () => naiveLoop(store) };
    const floors = (...names: string[]) =>
      floor
        ? Object.fromEntries(names.map((name) => [name, () => execFileSync(floor, FLOORS[name]!(runs))]))
        : {};
    measurements.push(
      await compare({
        operation: "first scan",
        rows,
        ours: () => scan(store),
        peers: { ...naive, ...floors("C read loop") },
        goals: { "naive loop": 7.5, "C read loop": 0.33 },
      }),
    );
    const opened: RunSource[] = [];
    const closeAll = () => Promise.all(opened.splice(0).map((source) => source.close()));
    measurements.push(
      await compare({
        operation: "first rows of a first scan",
        rows,
        ours: async () => opened.push(await firstRows(store, {})),
        after: closeAll,
        peers: floors("C read loop"),
      }),
    );

    const source = await open(store, { snapshots });
    await source.ready();
    measurements.push(
      await compare({
        operation: "refresh, nothing changed",
        rows,
        ours: () => source.refresh(),
        peers: { ...naive, ...floors("C stat loop") },
        goals: { "naive loop": 10_000 },
      }),
      await compare({
        operation: "thorough refresh",
        rows,
        ours: () => source.refresh({ thorough: true }),
        peers: { ...naive, ...floors("C stat loop") },
        goals: { "C stat loop": 0.56 },
      }),
      await compare({
        operation: "refresh, one run replaced",
        rows,
        ours: () => replaceOne(source, runs),
        peers: { ...naive, ...floors("C stat loop") },
      }),
    );
    await source.close();
    measurements.push(
      await compare({
        operation: "restart, to the first rows",
        rows,
        ours: async () => opened.push(await firstRows(store, { snapshots })),
        after: closeAll,
        peers: { ...naive, ...floors("C read loop") },
      }),
    );
    rmSync(store, { recursive: true });
  }
  publish("store", measurements);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
