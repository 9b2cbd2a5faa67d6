// A process that does nothing but change a run and keep a snapshot of its store, until it is killed.
import { renameSync, writeFileSync } from "node:fs";
import { sampleRuns } from "@atlas/core/testing";
import { openFileSource } from "@atlas/store";
import { runRecordText } from "@atlas/store/testing";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";

const [, , store, cache] = process.argv as [string, string, string, string];
const [plain] = sampleRuns();

for (let turn = 0; ; turn++) {
  const run = { ...plain!, record: { ...plain!.record, run_id: `r${turn % 100}` }, metrics: { turn } };
  const path = `${store}/runs/r${turn % 100}.json`;
  writeFileSync(`${path}.tmp.0123abcd`, runRecordText(run));
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
