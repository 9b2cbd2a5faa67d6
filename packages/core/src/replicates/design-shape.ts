import { crossedWith, type Factor, levelSizes } from "../stats/sums-of-squares.ts";

/** How a param takes part in a design. */
export type ParamRole = "crossed" | "nested" | "conditional" | "drawn" | "label" | "listed";

/** How configurations were made of the values of params. */
export type DesignKind = "single" | "grid" | "partial_grid" | "nested" | "random" | "list";

/** A param of a design: which of its levels each combination has. */
export interface ShapeParam extends Factor {
  /** Its numbers, in ascending order, without those that have none; absent where its values are not all numbers. */
  readonly distinct?: readonly number[];
  /** The level that stands for having no value. */
  readonly noneLevel?: number | undefined;
}

/** The shape of a design. */
export interface DesignShape {
  readonly kind: DesignKind;
  /** One a param. `within`: the place of the param that it depends on, for a nested or conditional one. */
  readonly roles: readonly { readonly role: ParamRole; readonly within?: number }[];
  /** How many cells the crossed params make, how many of them occur; absent without any. */
  readonly grid?: { readonly cells: number; readonly found: number };
}

/** Of cells that are filled less than this the params were hardly crossed. */
const MIN_FILLED = 0.25;
/** Draws are told from a grid of draws from so many cells on. */
const MIN_CELLS = 4;

/**
 * Recognises how some different combinations of params' values were made. The order of the combinations does not matter.
 *
 * - A number that differs in most combinations, not in equal steps, is drawn at random; any other value that does is a
 *   label.
 * - A param is nested in another one where each of its values goes with one value of that one alone, and conditional
 *   where the other one decides whether it has a value at all.
 * - The others are crossed: a grid where all their cells occur, a partial one where a quarter does. Where params are
 *   drawn besides, the cells must have equally many draws: uneven ones were drawn, too.
 *
 * @param params those that differ, none of which always changes with another one
 * @param count how many combinations there are
 */
export function designShape(params: readonly ShapeParam[], count: number): DesignShape {
  if (params.length === 0 || count < 2)
    return { kind: "single", roles: params.map(() => ({ role: "listed" })) };
  const unlike = params.map((param) => roleOfUnlike(param, count, params.length));
  const rest = params.flatMap((_, at) => (unlike[at] === undefined ? [at] : []));
  const roles = params.map((param, at) => {
    const role = unlike[at];
    if (role !== undefined) return { role };
    const others = rest.filter((other) => other !== at);
    return dependence(param, params, others) ?? { role: "crossed" as const };
  });
  const isDrawn = unlike.includes("drawn");
  if (rest.length === 0) {
    return { kind: isDrawn ? "random" : params.length === 1 ? "grid" : "list", roles };
  }
  if (unlike.includes("label")) return labelled(roles, rest);
  const grid = gridOf(params, roles, rest);
  const isFilled = grid.found >= MIN_FILLED * grid.cells;
  const isGrid = grid.found === grid.cells;
  const isNested = roles.some(({ role }) => role === "nested" || role === "conditional");
  if (isDrawn && !(isFilled && grid.found >= MIN_CELLS && grid.isEven)) {
    return { kind: "random", roles: params.map(() => ({ role: "drawn" })) };
  }
  if (!isFilled) return { kind: "list", roles: params.map(() => ({ role: "listed" })) };
  const { cells, found } = grid;
  return { kind: !isGrid ? "partial_grid" : isNested ? "nested" : "grid", roles, grid: { cells, found } };
}

type Role = DesignShape["roles"][number];

/** What a param is that differs in most combinations; `undefined` for one that does not. */
function roleOfUnlike(param: ShapeParam, count: number, paramCount: number): "drawn" | "label" | undefined {
  const isDrawn = param.distinct !== undefined && !isInSteps(param.distinct);
  if (paramCount === 1) return isDrawn && hasManyDigits(param.distinct!) ? "drawn" : undefined;
  if (param.levelCount <= count / 2 || count < MIN_CELLS) return undefined;
  return isDrawn ? "drawn" : "label";
}

/** Whether numbers follow each other in equal steps, or in equal ratios. */
function isInSteps(numbers: readonly number[]): boolean {
  const isEven = (values: readonly number[]) => {
    const step = (values.at(-1)! - values[0]!) / (values.length - 1);
    return values.every((value, i) => Math.abs(value - values[0]! - i * step) <= 1e-6 * Math.abs(step));
  };
  if (numbers.length < 3) return true;
  return isEven(numbers) || (numbers[0]! > 0 && isEven(numbers.map(Math.log)));
}

/** Whether most of some numbers have more digits than a person writes. */
function hasManyDigits(numbers: readonly number[]): boolean {
  const isLong = (number: number) => number.toExponential().replace(/\D|e.*/g, "").length > 8;
  return numbers.filter(isLong).length > numbers.length / 2;
}

/** On which of some other params a param depends, and how; `undefined` where on none. */
function dependence(
  { levels, levelCount, noneLevel }: ShapeParam,
  params: readonly ShapeParam[],
  others: readonly number[],
): Role | undefined {
  const hasNone = Uint8Array.from(levels, (level) => Number(level === noneLevel));
  const isDecider = (other: number) =>
    params[other]!.noneLevel === undefined && decides(params[other]!.levels, hasNone);
  const decider = noneLevel === undefined ? undefined : others.find(isDecider);
  if (decider !== undefined) return { role: "conditional", within: decider };
  const parents = others.filter(
    (other) => params[other]!.levelCount < levelCount && decides(levels, params[other]!.levels),
  );
  const nearest = parents.toSorted((a, b) => params[b]!.levelCount - params[a]!.levelCount)[0];
  return nearest === undefined ? undefined : { role: "nested", within: nearest };
}

/** Whether each level of one goes with one level of the other alone. */
function decides(levels: ArrayLike<number>, decided: ArrayLike<number>): boolean {
  const known = new Map<number, number>();
  for (let i = 0; i < levels.length; i++) {
    const other = known.get(levels[i]!);
    if (other === undefined) known.set(levels[i]!, decided[i]!);
    else if (other !== decided[i]) return false;
  }
  return true;
}

/** A design in which something names nearly every combination: within one other param it is nested, else all are listed. */
function labelled(roles: readonly Role[], rest: readonly number[]): DesignShape {
  if (rest.length > 1 || roles.length > 2) {
    return {
      kind: "list",
      roles: roles.map(({ role }) => (role === "label" ? { role } : { role: "listed" })),
    };
  }
  const [within] = rest as readonly [number];
  return {
    kind: "nested",
    roles: roles.map(({ role }) => (role === "label" ? { role: "nested", within } : { role: "crossed" })),
  };
}

/** How many cells the params make that are crossed, a dependent one counting together with what it depends on. */
function gridOf(
  params: readonly ShapeParam[],
  roles: readonly Role[],
  rest: readonly number[],
): { cells: number; found: number; isEven: boolean } {
  const rootOf = (at: number): number => (roles[at]!.within === undefined ? at : rootOf(roles[at]!.within!));
  const blocks = new Map<number, Factor>();
  for (const at of rest) {
    const known = blocks.get(rootOf(at));
    blocks.set(rootOf(at), known === undefined ? params[at]! : crossedWith(known, params[at]!));
  }
  const all = [...blocks.values()].reduce(crossedWith);
  const sizes = levelSizes(all).filter((size) => size > 0);
  return {
    cells: [...blocks.values()].reduce((product, { levelCount }) => product * levelCount, 1),
    found: sizes.length,
    isEven: sizes.every((size) => size === sizes[0]),
  };
}
