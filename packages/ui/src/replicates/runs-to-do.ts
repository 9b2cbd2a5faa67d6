import type { MissingReplicates } from "@atlas/core";
import { exactJson, type MetalabCases, type RecognizedDesign, splitFieldPath, type Value } from "@atlas/core";
import { metalabSnippet } from "@atlas/core/replicates";
import { csvOf } from "../plot/table-text.ts";

/** A configuration, and seeds that it is to be run with. */
export interface CaseToDo {
  readonly params: ReadonlyMap<string, Value | null>;
  /** Their fingerprints; empty where none is known. */
  readonly seeds: readonly string[];
}

/** What is missing of the seeds that configurations share. */
export function casesOfMissing({ configurations }: MissingReplicates): CaseToDo[] {
  return configurations.map(({ params_resolved, missing }) => ({
    params: new Map(Object.entries(params_resolved)),
    seeds: missing.map(({ seed }) => seed),
  }));
}

/**
 * The cells of a grid that no run is of.
 *
 * @param planned the values of a planned grid by name: a param of one value is in every cell
 */
export function casesOfCells(
  { grid, constants }: Pick<RecognizedDesign, "grid" | "constants">,
  planned: ReadonlyMap<string, readonly Value[]>,
  seeds: readonly string[],
): CaseToDo[] {
  const names = grid?.params.map((path) => splitFieldPath(path).key) ?? [];
  const ofPlan = Array.from(planned, ([name, values]) => [name, values[0] ?? null] as const);
  const ofRuns = constants.map(({ path, value }) => [splitFieldPath(path).key, value] as const);
  const same = ofPlan.length > 0 ? ofPlan : ofRuns;
  return (grid?.missing ?? []).map((values) => ({
    params: new Map([...same, ...names.map((name, i) => [name, values[i] ?? null] as const)]),
    seeds,
  }));
}

/** A line a run: the params, the number of the seed where it is known, and its fingerprint. */
export function casesCsv(cases: readonly CaseToDo[], numbers: ReadonlyMap<string, number>): string {
  const names = [...new Set(cases.flatMap(({ params }) => [...params.keys()]))];
  const rows = cases.flatMap(({ params, seeds }) =>
    (seeds.length === 0 ? [undefined] : seeds).map((seed) => [
      ...names.map((name) => params.get(name) ?? undefined),
      seed === undefined ? undefined : numbers.get(seed),
      seed,
    ]),
  );
  return csvOf({ head: [...names, "seed", "seed_fingerprint"], rows });
}

/** The same as a JSON list of {params, seed, seed_fingerprint}. */
export function casesJson(cases: readonly CaseToDo[], numbers: ReadonlyMap<string, number>): string {
  const runs = cases.flatMap(({ params, seeds }) =>
    (seeds.length === 0 ? [null] : seeds).map((seed) => ({
      params: Object.fromEntries(params),
      seed: seed === null ? null : (numbers.get(seed) ?? null),
      seed_fingerprint: seed,
    })),
  );
  return `[\n${runs.map((run) => `  ${exactJson(run)}`).join(",\n")}\n]\n`;
}

/** The same for metalab, with the first seeds of its plan. */
export function casesPython(cases: readonly CaseToDo[], plan: Omit<MetalabCases, "cases">): string {
  return metalabSnippet({ ...plan, cases: cases.map(({ params }) => params) });
}
