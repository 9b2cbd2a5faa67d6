import type { Steps } from "../steps.ts";

/** A param as a tree sees it. */
export interface Feature {
  /** The class of each case: a small whole number below `classCount`. */
  readonly classes: ArrayLike<number>;
  readonly classCount: number;
  /** Whether classes are in an order, so that a tree divides them below and above a bound; or one of them from all others. */
  readonly isOrdered: boolean;
}

/** How trees are grown. */
export interface TreeOptions {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** How many cases a leaf has at least. */
  readonly minLeaf: number;
}

/** What some trees make of a case; `classOf` is the class that it has of a feature. */
export type Predict = (classOf: (feature: number) => number) => number;

/**
 * Learns to tell numbers from classes: small regression trees, each of which is grown on what those before it leave.
 * Nothing is left to chance, and the order of the cases does not matter but for rounding.
 *
 * @param targets one number a case
 * @param cases the places of those to learn from
 * @see J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001)
 */
export function* boostedTreesSteps(
  targets: Float64Array,
  features: readonly Feature[],
  cases: Uint32Array,
  { rounds, depth, rate, minLeaf }: TreeOptions,
): Steps<Predict> {
  const mean = cases.reduce((sum, i) => sum + targets[i]!, 0) / (cases.length || 1);
  const rest = targets.map((target) => target - mean);
  const trees: Node[] = [];
  for (let round = 0; round < rounds; round++) {
    const tree = grow(rest, features, cases, { depth, minLeaf });
    trees.push(tree);
    if (tree.split === undefined) break;
    for (const i of cases) rest[i]! -= rate * leafMean(tree, (feature) => features[feature]!.classes[i]!);
    yield;
  }
  return (classOf) => trees.reduce((sum, tree) => sum + rate * leafMean(tree, classOf), mean);
}

/** A tree: where it divides its cases, or the mean of them. */
interface Node {
  readonly mean: number;
  readonly split?: Split & { readonly inside: Node; readonly outside: Node };
}

/** Classes up to a bound, or a single one, from all others. */
interface Split {
  readonly feature: number;
  readonly bound: number;
  readonly isOrdered: boolean;
}

function isInside({ bound, isOrdered }: Split, ofClass: number): boolean {
  return isOrdered ? ofClass <= bound : ofClass === bound;
}

function leafMean(tree: Node, classOf: (feature: number) => number): number {
  let node = tree;
  while (node.split !== undefined) {
    node = isInside(node.split, classOf(node.split.feature)) ? node.split.inside : node.split.outside;
  }
  return node.mean;
}

function grow(
  rest: Float64Array,
  features: readonly Feature[],
  cases: Uint32Array,
  { depth, minLeaf }: Pick<TreeOptions, "depth" | "minLeaf">,
): Node {
  const mean = cases.reduce((sum, i) => sum + rest[i]!, 0) / (cases.length || 1);
  const split = depth === 0 ? undefined : bestSplit(rest, features, cases, minLeaf);
  if (split === undefined) return { mean };
  const { classes } = features[split.feature]!;
  const child = (side: boolean) =>
    grow(
      rest,
      features,
      cases.filter((i) => isInside(split, classes[i]!) === side),
      { depth: depth - 1, minLeaf },
    );
  return { mean, split: { ...split, inside: child(true), outside: child(false) } };
}

/** The class in the middle between one and the next that there is. */
function halfWay(sizes: Float64Array, bound: number): number {
  const next = sizes.findIndex((size, ofClass) => ofClass > bound && size > 0);
  return Math.floor((bound + next) / 2);
}

/** The split that leaves least of the squares; `undefined` where none takes anything away. */
function bestSplit(
  rest: Float64Array,
  features: readonly Feature[],
  cases: Uint32Array,
  minLeaf: number,
): Split | undefined {
  const total = cases.reduce((sum, i) => sum + rest[i]!, 0);
  const floor = (total * total) / cases.length;
  let best: Split | undefined;
  // What rounding alone makes of equal numbers is no gain.
  let bestGain = floor + 1e-12 * cases.reduce((sum, i) => sum + rest[i]! ** 2, 0);
  for (const [feature, { classes, classCount, isOrdered }] of features.entries()) {
    const sums = new Float64Array(classCount);
    const sizes = new Float64Array(classCount);
    for (let k = 0; k < cases.length; k++) {
      const i = cases[k]!;
      sums[classes[i]!]! += rest[i]!;
      sizes[classes[i]!]!++;
    }
    let sum = 0;
    let size = 0;
    for (let bound = 0; bound < classCount; bound++) {
      sum = sums[bound]! + (isOrdered ? sum : 0);
      size = sizes[bound]! + (isOrdered ? size : 0);
      if (sizes[bound] === 0 || size < minLeaf || cases.length - size < minLeaf) continue;
      const gain = (sum * sum) / size + (total - sum) ** 2 / (cases.length - size);
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bound: isOrdered ? halfWay(sizes, bound) : bound, isOrdered };
      }
    }
  }
  return best;
}
