import { holmAdjusted } from "../stats/adjusted-p.ts";
import { signFlipTest } from "../stats/sign-flip.ts";

/** Above which adjusted p value a mean is not told apart from the best. */
const SIGNIFICANCE = 0.05;

/** What is known of one cell of a table of means. */
export interface MeasuredCell {
  /** One number a seed. */
  readonly ofSeed: ReadonlyMap<number, number>;
  readonly mean: number;
}

/**
 * The places of the best cells of each row, each column, or the table: the best mean, and those that a paired
 * sign-flip test does not tell apart from it. None without a goal.
 *
 * @param cells row by row; `undefined` where there is no number
 */
export function markBest(
  cells: readonly (MeasuredCell | undefined)[],
  columnCount: number,
  { goal, bestOf = "row" }: { readonly goal?: "min" | "max"; readonly bestOf?: "row" | "column" | "table" },
): ReadonlySet<number> {
  if (goal === undefined) return new Set();
  const scopeOf = (place: number) =>
    bestOf === "table" ? 0 : bestOf === "row" ? Math.floor(place / columnCount) : place % columnCount;
  const scopes = new Map<number, number[]>();
  cells.forEach((cell, place) => {
    if (cell === undefined) return;
    const known = scopes.get(scopeOf(place));
    if (known === undefined) scopes.set(scopeOf(place), [place]);
    else known.push(place);
  });
  return new Set([...scopes.values()].flatMap((places) => bestAmong(cells, places, goal)));
}

function bestAmong(
  cells: readonly (MeasuredCell | undefined)[],
  places: readonly number[],
  goal: "min" | "max",
): number[] {
  const sign = goal === "min" ? 1 : -1;
  const best = places.reduce((a, b) => (sign * cells[b]!.mean < sign * cells[a]!.mean ? b : a));
  const tested = places.flatMap((place) => {
    const p = place === best ? undefined : pairedP(cells[best]!, cells[place]!);
    return p === undefined ? [] : [{ place, p }];
  });
  const adjusted = holmAdjusted(tested.map(({ p }) => p));
  return [best, ...tested.filter((_, i) => adjusted[i]! > SIGNIFICANCE).map(({ place }) => place)];
}

/** `undefined` for fewer than two pairs. */
function pairedP(a: MeasuredCell, b: MeasuredCell): number | undefined {
  const differences = [...a.ofSeed].flatMap(([seed, value]) => {
    const other = b.ofSeed.get(seed);
    return other === undefined ? [] : [other - value];
  });
  return differences.length < 2 ? undefined : signFlipTest(Float64Array.from(differences))?.p;
}
