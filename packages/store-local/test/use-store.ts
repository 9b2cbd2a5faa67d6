// A process that does with a store all that Atlas can, and keeps what it has read in the directory named second.
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem, openSnapshotDirectory } from "@atlas/store-local";

const [, , store, cache] = process.argv as [string, string, string, string];
for (let start = 0; start < 2; start++) {
  const source = openFileSource([await openLocalFileSystem(store)], {
    snapshots: openSnapshotDirectory(cache),
  });
  await source.ready();
  for (const id of source.state().table.runIds) {
    await source.run(id);
    for (const { name } of (await source.artifacts(id)) ?? []) await source.preview(id, name);
    for (const name of (await source.logs(id)) ?? []) await source.log(id, name);
    for (const { name } of (await source.results(id)) ?? []) await source.result(id, name);
  }
  await source.refresh({ thorough: true });
  await source.close();
}
process.stdout.write("done\n");
