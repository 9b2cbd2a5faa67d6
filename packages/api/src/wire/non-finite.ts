/** How an answer names a number that JSON has no word for. */
type NonFiniteWord = "NaN" | "Infinity" | "-Infinity";

/** The numbers within an answer that went out as null because JSON has no word for them, by path. */
export type NonFinite = { readonly [path: string]: NonFiniteWord };

interface Leaf {
  readonly path: string;
  readonly container: object;
  readonly key: string;
  readonly value: unknown;
}

/**
 * Every number within a value that JSON cannot hold, by path; `undefined` when there is none.
 *
 * A path is the keys on the way joined by ".", an item of a list as "[2]": `params.opt.lr`, `params.steps[2]`; the
 * items of a list that is the value itself are "0", "1" and so on. Where that names two values (a literal key
 * "opt.lr" beside {"opt": {"lr": 1}}), the literal key keeps the path and the other has a prime: `params.opt.lr'`.
 */
export function nonFiniteIn(value: object): NonFinite | undefined {
  if (!holdsNonFinite(value)) return undefined;
  const words: [string, NonFiniteWord][] = [];
  for (const leaf of leavesOf(value))
    if (isNonFinite(leaf.value)) words.push([leaf.path, wordOf(leaf.value)]);
  return Object.fromEntries(words);
}

/** An answer that says which of its numbers JSON has no word for, where there are any. */
export function withNonFinite<const Answer extends object>(
  answer: Answer,
): Answer & { readonly non_finite?: NonFinite } {
  const words = nonFiniteIn(answer);
  return words === undefined ? answer : { ...answer, non_finite: words };
}

/** What an answer of columns says of the numbers in them that JSON has no word for: by column, then as `nonFiniteIn`. */
export function nonFiniteOfColumns(columns: Iterable<readonly [path: string, cells: readonly unknown[]]>): {
  readonly non_finite?: { readonly [path: string]: NonFinite };
} {
  const words: [string, NonFinite][] = [];
  for (const [path, cells] of columns) {
    const ofColumn = nonFiniteIn(cells);
    if (ofColumn !== undefined) words.push([path, ofColumn]);
  }
  return words.length === 0 ? {} : { non_finite: Object.fromEntries(words) };
}

/** Puts back the numbers that `nonFiniteIn` found before the value went through JSON. Changes the value itself. */
export function restoreNonFinite(value: object, words: NonFinite): void {
  for (const { path, container, key } of leavesOf(value))
    if (Object.hasOwn(words, path)) Object.defineProperty(container, key, { value: Number(words[path]) });
}

/** Leaves before what is nested, so that a literal key comes before a path of the same text. */
function* leavesOf(root: object): Generator<Leaf> {
  const taken = new Set<string>();
  const pending: { container: object; prefix: string }[] = [{ container: root, prefix: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { container, prefix } = next;
    const nested: typeof pending = [];
    for (const [key, value] of Object.entries(container)) {
      let path =
        container === root ? key : Array.isArray(container) ? `${prefix}[${key}]` : `${prefix}.${key}`;
      if (typeof value === "object" && value !== null) nested.push({ container: value, prefix: path });
      else {
        while (taken.has(path)) path += "'";
        taken.add(path);
        yield { path, container, key, value };
      }
    }
    for (const inner of nested.reverse()) pending.push(inner);
  }
}

/** The same question without paths: most answers hold none, and then nothing more is paid. */
function holdsNonFinite(root: object): boolean {
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    for (const value of Object.values(next)) {
      if (isNonFinite(value)) return true;
      if (typeof value === "object" && value !== null) pending.push(value);
    }
  return false;
}

function isNonFinite(value: unknown): value is number {
  return typeof value === "number" && !Number.isFinite(value);
}

function wordOf(value: number): NonFiniteWord {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
