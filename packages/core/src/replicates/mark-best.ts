import { holmAdjusted } from "../stats/adjusted-p.ts";
import type { Steps } from "../steps.ts";
import {
  choosePairedTest,
  type PairedTestName,
  pairedDifferences,
  pairedP,
  SIGNIFICANCE,
} from "./paired-test.ts";

/** What is known of one cell of a table of means. */
export interface MeasuredCell {
  /** One number a seed. */
  readonly ofSeed: ReadonlyMap<number, number>;
  readonly mean: number;
}

/** The best of some cells. */
export interface MarkedBest {
  readonly places: ReadonlySet<number>;
  /** What told the others apart; null where nothing was compared. */
  readonly test: PairedTestName | null;
}

/**
 * The places of the best cells of each row, each column, or the table: the best mean, and those that a paired test,
 * the same throughout, does not tell apart from it. None without a goal.
 *
 * @param cells row by row; `undefined` where there is no number
 */
export function* markBestSteps(
  cells: readonly (MeasuredCell | undefined)[],
  columnCount: number,
  { goal, bestOf = "row" }: { readonly goal?: "min" | "max"; readonly bestOf?: "row" | "column" | "table" },
): Steps<MarkedBest> {
  if (goal === undefined) return { places: new Set(), test: null };
  const scopeOf = (place: number) =>
    bestOf === "table" ? 0 : bestOf === "row" ? Math.floor(place / columnCount) : place % columnCount;
  const scopes = new Map<number, number[]>();
  cells.forEach((cell, place) => {
    if (cell === undefined) return;
    const known = scopes.get(scopeOf(place));
    if (known === undefined) scopes.set(scopeOf(place), [place]);
    else known.push(place);
  });
  const compared: ComparedScope[] = [];
  for (const places of scopes.values()) {
    compared.push(compareWithBest(cells, places, goal));
    yield;
  }
  const counts = compared.map(({ others }) => others.length);
  const testCount = counts.reduce((sum, count) => sum + count, 0);
  if (testCount === 0) return { places: new Set(compared.map(({ best }) => best)), test: null };
  const pairCounts = compared.flatMap(({ others }) => others.map(({ differences }) => differences.length));
  const test = choosePairedTest(Math.max(...pairCounts), Math.max(...counts), testCount);
  const best = new Set<number>();
  for (const scope of compared) {
    for (const place of yield* bestOfScope(scope, test)) best.add(place);
  }
  return { places: best, test };
}

/** The best cell of a scope, and how far each other one that shares two seeds with it is from it. */
interface ComparedScope {
  readonly best: number;
  readonly others: readonly { readonly place: number; readonly differences: Float64Array }[];
}

function compareWithBest(
  cells: readonly (MeasuredCell | undefined)[],
  places: readonly number[],
  goal: "min" | "max",
): ComparedScope {
  const sign = goal === "min" ? 1 : -1;
  const best = places.reduce((a, b) => (sign * cells[b]!.mean < sign * cells[a]!.mean ? b : a));
  const others = places
    .filter((place) => place !== best)
    .map((place) => ({ place, differences: pairedDifferences(cells[best]!.ofSeed, cells[place]!.ofSeed) }))
    .filter(({ differences }) => differences.length >= 2);
  return { best, others };
}

function* bestOfScope({ best, others }: ComparedScope, test: PairedTestName): Steps<number[]> {
  const ps: number[] = [];
  for (const { differences } of others) {
    ps.push(pairedP(differences, test)!);
    yield;
  }
  const adjusted = holmAdjusted(ps);
  return [best, ...others.filter((_, i) => adjusted[i]! > SIGNIFICANCE).map(({ place }) => place)];
}
