// The first scan of a store, warm: against the C read loop (the floor) and against what one would write first.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, promises, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { generateStore } from "./generate-store.ts";
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

async function scan(store: string): Promise<void> {
  const source = openFileSource([await openLocalFileSystem(store)]);
  await source.ready();
  await source.close();
}

try {
  const floor = compileFloor();
  const measurements: Measurement[] = [];
  for (const rows of rowsOf([10_000, 50_000])) {
    const store = generateStore(dir, rows);
    measurements.push(
      await compare({
        operation: "first scan",
        rows,
        ours: () => scan(store),
        peers: {
          "naive loop": () => naiveLoop(store),
          ...(floor ? { "C read loop": () => execFileSync(floor, [join(store, "runs")]) } : {}),
        },
      }),
    );
    rmSync(store, { recursive: true });
  }
  publish("store", measurements);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
