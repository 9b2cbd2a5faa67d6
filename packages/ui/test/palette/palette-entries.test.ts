import { type FileSearchResult, openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, it } from "vitest";
import { generateRun } from "../../dev/generate-runs.ts";
import { type PaletteAction, paletteGroups } from "../../src/palette/palette-entries.ts";

const ACTIONS: readonly PaletteAction[] = [
  { label: "Go to Runs", keys: ["g", "r"], run: () => {} },
  { label: "Switch to the dark theme", run: () => {} },
];
const RUNS = Array.from({ length: 40 }, (_, index) => generateRun(index, 40));

it("without a text all actions are offered", () => {
  expect(paletteGroups("", ACTIONS, undefined).map(({ title, entries }) => [title, entries.length])).toEqual([
    ["Actions", 2],
  ]);
});

it("actions are found by any words of theirs, beside what is found in the data", async () => {
  const found = await datasetOf(openMemorySource(RUNS)).search({ query: "adam", limit: 1 });
  const groups = paletteGroups("adam", ACTIONS, found);
  expect(groups.map(({ title }) => title)).toEqual(["Values: keep the runs that have it"]);
  expect(paletteGroups("THEME dark", ACTIONS, undefined)[0]?.entries).toHaveLength(1);
});

it("what is not listed is counted", async () => {
  const found = await datasetOf(openMemorySource(RUNS)).search({ query: "m", limit: 1 });
  const line = { label: "r1", sublabel: "run: adam began", entity_type: "run", entity_id: "r1" } as const;
  const inFiles: FileSearchResult = {
    query: "adam",
    groups: [
      {
        category: "logs",
        label: "Log contents",
        scope: "run",
        hits: [{ ...line, field: null, value: null }],
        total: 2,
      },
    ],
    truncated: true,
    runs_searched: 2,
    runs_total: 2,
  };
  expect(paletteGroups("adam", [], found, inFiles).at(-1)).toMatchObject({
    title: "Logs: runs with such a line",
    more: "1 more",
    entries: [{ kind: "hit", hit: { entity_id: "r1" } }],
  });
  const fields = paletteGroups("m", [], found).find(({ title }) => title.startsWith("Fields"));
  expect(fields?.entries).toHaveLength(1);
  expect(fields?.more).toMatch(/^\d+ more$/);
});
