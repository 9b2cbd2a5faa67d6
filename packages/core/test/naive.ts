import type { Cell, FieldPath, JsonValue, Run } from "@atlas/core";

// What columns answer, answered from run objects in the plainest way: an oracle, written apart from the source.

type Value = Exclude<Cell, undefined>;

/** The value of a field, by walking through the run's objects. */
export function naiveCell(run: Run, path: FieldPath): Cell {
  const dot = path.indexOf(".");
  const namespace = path.slice(0, dot);
  const objects: Record<string, unknown> = {
    record: {
      ...run.record,
      notes: null,
      warnings: null,
      tags: run.record.tags.length ? run.record.tags : null,
    },
    params: run.params,
    metrics: run.metrics,
    derived: run.derived_metrics,
  };
  const found = walk(objects[namespace], path.slice(dot + 1));
  return found === null || found === undefined ? undefined : (found as Value);
}

/** `undefined` when there is nothing of that name, null where there is a null. */
function walk(object: unknown, key: string): unknown {
  if (typeof object !== "object" || object === null || Array.isArray(object)) return undefined;
  const members = new Map(Object.entries(object));
  if (members.has(key)) return members.get(key);
  for (let dot = key.lastIndexOf("."); dot >= 0; dot = key.lastIndexOf(".", dot - 1)) {
    const found = walk(members.get(key.slice(0, dot)), key.slice(dot + 1));
    if (found !== undefined) return found;
    if (dot === 0) break;
  }
  return undefined;
}

/** Every field of params and metrics that some run has a value for. */
export function naivePaths(runs: readonly Run[]): FieldPath[] {
  const candidates = new Set<FieldPath>();
  const collect = (value: JsonValue | undefined, path: string) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    for (const [key, member] of Object.entries(value)) {
      candidates.add(`${path}${key}` as FieldPath);
      collect(member, `${path}${key}.`);
    }
  };
  for (const run of runs) {
    collect(run.params, "params.");
    collect(run.metrics, "metrics.");
  }
  return [...candidates].filter((path) => runs.some((run) => naiveCell(run, path) !== undefined));
}

/** The text of a value, as the API's description has it. */
export function naiveText(value: Value): string {
  if (typeof value === "object") return naiveJson(value);
  if (value === true) return "True";
  if (value === false) return "False";
  return Object.is(value, -0) ? "-0" : `${value}`;
}

function naiveJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(naiveJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}:${naiveJson(member)}`,
    );
    return `{${members.join(",")}}`;
  }
  if (Object.is(value, -0)) return "-0.0";
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return String(value).includes("e") ? String(value) : `${value}.0`;
  }
  return typeof value === "string" ? JSON.stringify(value) : `${value}`;
}

const KINDS = ["number", "string", "boolean", "object"];
const kindOf = (value: Value) => KINDS.indexOf(typeof value === "bigint" ? "number" : typeof value);

/** Orders values of any types; NaN is none of them. */
export function naiveCompare(a: Value, b: Value): number {
  if (kindOf(a) !== kindOf(b)) return kindOf(a) - kindOf(b);
  if (typeof a === "object") return naiveCompare(naiveText(a), naiveText(b));
  if (typeof a === "string") return compareCodePoints(a, b as string);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isSameKind(a: Value, b: Value): boolean {
  return kindOf(a) === kindOf(b);
}

export function compareCodePoints(a: string, b: string): number {
  const [pointsA, pointsB] = [a, b].map((text) => Array.from(text, (char) => char.codePointAt(0)!));
  for (const [i, point] of pointsA!.entries()) {
    const other = pointsB![i];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return pointsA!.length - pointsB!.length;
}
