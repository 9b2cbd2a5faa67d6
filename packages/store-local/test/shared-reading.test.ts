import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type FileSystem, type ReadOutcome, type StorePath, storePathOf } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { expect, it, onTestFinished } from "vitest";
import { DiskPace } from "../src/disk-pace.ts";
import { SharedReading } from "../src/shared-reading.ts";

/** So many that other threads take part. */
const COUNT = 3000;

function directoryOf(count: number): string {
  const directory = mkdtempSync(join(tmpdir(), "atlas-shared-reading-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "runs"));
  for (let i = 0; i < count; i++) writeFileSync(join(directory, "runs", `${i}.json`), textOf(i));
  return directory;
}

const textOf = (i: number) => `${i} `.repeat(i % 700);
const pathOf = (name: string) => storePathOf(`runs/${name}`)!;
const pathsOf = (count: number) => Array.from({ length: count }, (_, i) => pathOf(`${i}.json`));

/** What became of each file, which is to be visited once. The bytes are copied: they are the visitor's only for so long. */
async function outcomesOf(
  fs: FileSystem,
  paths: readonly StorePath[],
  onVisit = () => {},
): Promise<Map<string, ReadOutcome>> {
  const outcomes = new Map<string, ReadOutcome>();
  await fs.readMany(paths, (path, outcome) => {
    if (outcomes.has(path)) throw new Error(`visited twice: ${path}`);
    outcomes.set(path, outcome.kind === "read" ? { ...outcome, bytes: outcome.bytes.slice() } : outcome);
    onVisit();
  });
  return outcomes;
}

it("tells of many files what it tells of each alone", async () => {
  const directory = directoryOf(COUNT);
  const at = (name: string) => join(directory, "runs", name);
  for (const name of ["7", "500", "2999"]) rmSync(at(`${name}.json`));
  writeFileSync(at("8.json"), new Uint8Array(3_000_000).fill(65));
  rmSync(at("9.json"));
  symlinkSync("10.json", at("9.json"));
  rmSync(at("11.json"));
  symlinkSync("/etc/passwd", at("11.json"));
  rmSync(at("12.json"));
  execFileSync("mkfifo", [at("12.json")]);
  rmSync(at("13.json"));
  mkdirSync(at("13.json"));
  const fs = await openLocalFileSystem(directory);
  const paths = [...pathsOf(COUNT), storePathOf("nowhere/1.json")!];
  const together = await outcomesOf(fs, paths);
  expect([...together.keys()].sort()).toEqual([...paths].sort());
  const unlike: unknown[] = [];
  for (const path of paths) {
    const alone = (await outcomesOf(fs, [path])).get(path);
    if (!isDeepStrictEqual(together.get(path), alone)) unlike.push([path, together.get(path), alone]);
  }
  expect(unlike).toEqual([]);
  expect(together.get(pathOf("11.json"))).toEqual({ kind: "absent" });
  expect(together.get(pathOf("8.json"))).toMatchObject({ kind: "read", mark: { sizeBytes: 3_000_000 } });
});

it("reads for several at once, and again and again", async () => {
  const fs = await openLocalFileSystem(directoryOf(COUNT));
  for (let round = 0; round < 3; round++) {
    const both = await Promise.all([1, 2, 3].map(() => outcomesOf(fs, pathsOf(COUNT))));
    for (const outcomes of both) {
      expect(outcomes.size).toBe(COUNT);
      for (const i of [0, 1, 699, 1500, COUNT - 1]) {
        const outcome = outcomes.get(pathOf(`${i}.json`));
        expect(outcome?.kind === "read" && Buffer.from(outcome.bytes).toString()).toBe(textOf(i));
      }
    }
  }
});

it("gives up between two files, and reads on for others", async () => {
  const fs = await openLocalFileSystem(directoryOf(COUNT));
  for (const limit of [1, 100, 2000]) {
    const signal = { aborted: false };
    let visited = 0;
    const reading = fs.readMany(
      pathsOf(COUNT),
      () => {
        visited++;
        signal.aborted = visited === limit;
      },
      { signal },
    );
    await expect(reading).rejects.toMatchObject({ code: "aborted" });
    expect(visited).toBe(limit);
  }
  expect((await outcomesOf(fs, pathsOf(COUNT))).size).toBe(COUNT);
});

it("passes on what a visitor throws", async () => {
  const fs = await openLocalFileSystem(directoryOf(COUNT));
  const reading = fs.readMany(pathsOf(COUNT), () => {
    throw new Error("enough");
  });
  await expect(reading).rejects.toThrow("enough");
  expect((await outcomesOf(fs, pathsOf(COUNT))).size).toBe(COUNT);
});

it("does not follow a folder that becomes a link meanwhile", async () => {
  const directory = directoryOf(COUNT);
  const outside = directoryOf(COUNT);
  for (let i = 0; i < COUNT; i++) writeFileSync(join(outside, "runs", `${i}.json`), "outside");
  const fs = await openLocalFileSystem(directory);
  let visited = 0;
  let turned = Number.POSITIVE_INFINITY;
  const outcomes = await outcomesOf(fs, pathsOf(COUNT), () => {
    if (++visited !== 300) return;
    renameSync(join(directory, "runs"), join(directory, "moved"));
    symlinkSync(join(outside, "runs"), join(directory, "runs"));
    turned = visited;
  });
  expect(turned).toBe(300);
  // What was asked for before the event loop's next turn may still be read.
  const last = [...outcomes.values()].at(-1);
  expect(last).toEqual({ kind: "absent" });
});

it("leaves a slow disk to other threads, many at once, and reads here only what they cannot", async () => {
  const directory = directoryOf(COUNT);
  rmSync(join(directory, "runs/77.json"));
  const here: string[] = [];
  const visited = new Set<string>();
  let turns = 0;
  const own = {
    read: (path: StorePath): ReadOutcome => {
      here.push(path);
      return { kind: "absent" };
    },
    placeOf: (path: StorePath) => join(directory, path),
    afterTurn: () => turns++,
  };
  const pace = new DiskPace(0);
  pace.add(1, 1);
  await new SharedReading(pathsOf(COUNT), own, (path) => visited.add(path), {}, pace).run();
  expect(visited.size).toBe(COUNT);
  expect(here).toEqual([pathOf("77.json")]);
  expect(turns).toBeGreaterThan(0);
});

it("takes a disk for slow as long as it is", () => {
  const pace = new DiskPace();
  expect(pace.isSlow).toBe(false);
  pace.add(64, 64);
  expect(pace.isSlow).toBe(true);
  pace.add(1, 64);
  expect(pace.isSlow).toBe(false);
});
