import type { Run, SourceState } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { openFileSource } from "@atlas/store";
import { changingFileSystem, memorySnapshots, runRecordText } from "@atlas/store/testing";
import fc from "fast-check";
import { expect, it } from "vitest";

const [PLAIN] = sampleRuns();
const STORES = [".", "x", "y"];

/** A change of one file: what it holds from then on, or that it is gone. */
interface Change {
  readonly path: string;
  readonly text: string | undefined;
}

const record = fc
  .record({
    run_id: fc.constantFrom("a", "b", "c"),
    status: fc.constantFrom("running", "success", "paused"),
    day: fc.integer({ min: 1, max: 3 }),
    copy: fc.integer(),
  })
  .map(({ run_id, status, day, copy }): string => {
    const started_at = `2026-01-0${day}T00:00:00`;
    const run: Run = {
      ...PLAIN!,
      record: { ...PLAIN!.record, run_id, status, started_at },
      metrics: { copy },
      derived_metrics: {},
    };
    return runRecordText(run);
  });
const name = fc.constantFrom("a", "b", "c", "d");
const store = fc.constantFrom(...STORES);
const damaged = fc.constantFrom("", "{", "[]");

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      path: fc.tuple(store, name).map(([dir, file]) => `${dir}/runs/${file}.json`),
      text: fc.option(fc.oneof({ weight: 5, arbitrary: record }, damaged), { nil: undefined }),
    }),
  },
  fc.record({
    path: fc.tuple(store, name).map(([dir, file]) => `${dir}/derived/${file}.json`),
    text: fc.option(
      fc.oneof(
        fc.integer().map((quality) => `{"quality": ${quality}}`),
        damaged,
      ),
      { nil: undefined },
    ),
  }),
  fc.record({
    path: fc.tuple(store, name).map(([dir, file]) => `${dir}/experiments/${file}_20260101_000000.json`),
    text: fc.option(fc.constantFrom('{"experiment_id": "m:1"}', '{"experiment_id": "n:1"}', "{}"), {
      nil: undefined,
    }),
  }),
  fc.record({
    path: store.map((dir) => `${dir}/_meta.json`),
    text: fc.option(fc.constantFrom("{}", '{"experiment_id": "of a store:1"}'), { nil: undefined }),
  }),
);

/** What a state says, but for when it was and in which order rows came. */
function contentOf({ table, experiments, stores, problems }: SourceState) {
  const rows = table.runIds.map((id, row) => [
    id,
    ...table.paths.toSorted().map((path) => [path, table.cell(row, path)]),
  ]);
  // Which file is named for an unknown status depends on the order of rows.
  const told = problems.filter(({ reason }) => !reason.startsWith("has a status"));
  return { rows: rows.toSorted(), experiments, stores, problems: told, count: problems.length };
}

/** Some changes, and whether the source was closed before and opened after them. */
const round = fc.record({ changes: fc.array(change, { maxLength: 6 }), isRestart: fc.boolean() });

it("after any changes, a source knows what one knows that reads everything", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
      const files = changingFileSystem([["_meta.json", "{}"]]);
      const options = { follow: false, snapshots: memorySnapshots() };
      let source = openFileSource([files.fs], options);
      await source.ready();
      for (const { changes, isRestart } of rounds) {
        const before = source.state();
        if (isRestart) await source.close();
        for (const { path, text } of changes) {
          if (text === undefined) files.remove(path);
          else files.write(path, text);
        }
        if (isRestart) source = openFileSource([files.fs], options);
        await source.ready();
        const state = await source.refresh();
        const fresh = openFileSource([files.fs], { follow: false });
        await fresh.ready();
        expect(contentOf(state)).toEqual(contentOf(fresh.state()));
        for (const id of ["a", "b", "c", "d"]) expect(await source.run(id)).toEqual(await fresh.run(id));
        if (!isRestart && state.version === before.version) expect(state.table).toBe(before.table);
        await fresh.close();
      }
      await source.close();
    }),
    { numRuns: 200 },
  );
});
