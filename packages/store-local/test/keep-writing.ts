// A process that does nothing but change a run and keep a snapshot of its store, until it is killed.
import { renameSync, writeFileSync } from "node:fs";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";

const [, , store, cache] = process.argv as [string, string, string, string];

for (let turn = 0; ; turn++) {
  const record = { run_id: `r${turn % 100}`, status: "success", metrics: { turn } };
  const path = `${store}/runs/${record.run_id}.json`;
  writeFileSync(`${path}.tmp.0123abcd`, JSON.stringify(record, null, 2));
  renameSync(`${path}.tmp.0123abcd`, path);
  const source = openFileSource([await openLocalFileSystem(store)], {
    follow: false,
    snapshots: openSnapshotDirectory(cache),
    onSnapshotFailure: (error) => process.stdout.write(`failed: ${error}`),
  });
  await source.ready();
  await source.close();
  if (turn === 0) process.stdout.write("began");
}
