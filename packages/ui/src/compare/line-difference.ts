/** A line of one text or of both. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  /** As it stands in the text that has it; in the earlier one where both do. */
  readonly text: string;
}

/** How many edits are looked for: texts that have less in common are told apart as a whole. */
const MAX_EDITS = 500;

/**
 * The fewest lines to remove from one text and to add so that it becomes another one, in their order, removed lines
 * before added ones.
 *
 * @param keyOf what two lines are compared by, the line itself where it is left out
 * @see E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986)
 */
export function lineDifference(
  earlier: readonly string[],
  later: readonly string[],
  keyOf: (line: string) => string = (line) => line,
): DiffLine[] {
  const a = earlier.map(keyOf);
  const b = later.map(keyOf);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const pairs = commonPairs(a.slice(start, endA), b.slice(start, endB));
  const lines: DiffLine[] = earlier.slice(0, start).map((text) => ({ kind: "same", text }));
  let [atA, atB] = [start, start];
  for (const [i, j] of [...pairs.map(([i, j]) => [i + start, j + start] as const), [endA, endB] as const]) {
    for (; atA < i; atA++) lines.push({ kind: "removed", text: earlier[atA]! });
    for (; atB < j; atB++) lines.push({ kind: "added", text: later[atB]! });
    if (i < endA) lines.push({ kind: "same", text: earlier[i]! });
    atA = i + 1;
    atB = j + 1;
  }
  return [...lines, ...earlier.slice(endA).map((text): DiffLine => ({ kind: "same", text }))];
}

/** A longest list of places, ascending in both, where two lists hold the same; none where too little is shared. */
function commonPairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const most = Math.min(a.length + b.length, MAX_EDITS);
  /** By edits: the furthest place in `a` on each diagonal. */
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = firstPlace(furthest, diagonal, edits);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, a.length, b.length);
    }
    furthest = next;
  }
  return [];
}

/** Where a path with one more edit comes upon a diagonal: from above where that is further, else from the left. */
function firstPlace(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return isFromAbove(furthest, diagonal, edits)
    ? furthest.get(diagonal + 1)!
    : furthest.get(diagonal - 1)! + 1;
}

function isFromAbove(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!;
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  lengthA: number,
  lengthB: number,
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [lengthA, lengthB];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits]!;
    const diagonal = x - y;
    const from = diagonal + (isFromAbove(furthest, diagonal, edits) ? 1 : -1);
    const fromX = edits === 0 ? 0 : furthest.get(from)!;
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) pairs.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}
