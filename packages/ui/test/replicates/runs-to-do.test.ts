import { type MissingReplicates, parseJson } from "@atlas/core";
import { expect, it } from "vitest";
import {
  casesCsv,
  casesJson,
  casesOfCells,
  casesOfMissing,
  casesPython,
} from "../../src/replicates/runs-to-do.ts";

/** What a JSON text holds. */
function parsed(text: string): unknown {
  const json = parseJson(text);
  return json.ok ? json.value : json.reason;
}

const numbers = new Map([
  ["aa", 0],
  ["bb", 1],
]);
const cases = [
  {
    params: new Map<string, string | number>([
      ["name", "a,b"],
      ["lr", 0.1],
    ]),
    seeds: ["aa", "zz"],
  },
  { params: new Map<string, string | number>([["name", "c"]]), seeds: [] },
];

it("runs to do are a line each, with the number of their seed where it is known", () => {
  expect(casesCsv(cases, numbers).split("\r\n")).toEqual([
    "name,lr,seed,seed_fingerprint",
    '"a,b",0.1,0,aa',
    '"a,b",0.1,,zz',
    "c,,,",
    "",
  ]);
  expect(parsed(casesJson(cases, numbers))).toEqual([
    { params: { name: "a,b", lr: 0.1 }, seed: 0, seed_fingerprint: "aa" },
    { params: { name: "a,b", lr: 0.1 }, seed: null, seed_fingerprint: "zz" },
    { params: { name: "c" }, seed: null, seed_fingerprint: null },
  ]);
  expect(casesPython(cases, { seedBase: 42, replicates: 5 })).toContain(
    "metalab.seeds(base=42, replicates=5)",
  );
});

it("missing numbers are runs of a configuration with all of its params", () => {
  const missing: MissingReplicates = {
    ...{ params: ["params.name"], seed_count: 2, incomplete_count: 1, missing_count: 1 },
    configurations: [
      {
        ...{
          params_fingerprint: "p",
          values: ["a"],
          params_resolved: { name: "a", fixed: 1 },
          missing_count: 1,
        },
        missing: [{ seed: "aa", run_id: "r1", status: "failed" }],
      },
    ],
  };
  expect(casesOfMissing(missing)).toEqual([
    {
      params: new Map<string, unknown>([
        ["name", "a"],
        ["fixed", 1],
      ]),
      seeds: ["aa"],
    },
  ]);
});

it("missing cells have the values of the grid, and those that are the same everywhere", () => {
  const grid = { params: ["params.lr"], cells: 3, missing_count: 2, missing: [[0.1], [null]] } as const;
  const constants = [{ path: "params.depth", value: 2 }] as const;
  const ofRuns = casesOfCells({ grid, constants }, new Map(), ["aa"]);
  expect(ofRuns.map(({ params }) => Object.fromEntries(params))).toEqual([
    { depth: 2, lr: 0.1 },
    { depth: 2, lr: null },
  ]);
  const ofPlan = casesOfCells(
    { grid, constants },
    new Map([
      ["width", [7]],
      ["lr", [0.1, 0.2]],
    ]),
    ["aa"],
  );
  expect(Object.fromEntries(ofPlan[0]!.params)).toEqual({ width: 7, lr: 0.1 });
});
