import { exactJson, type JsonObject, type JsonValue, type Manifest } from "@atlas/core";

/** One thing in which two versions of a manifest differ. */
export interface ManifestChange {
  /** Where it is, from the outermost name on: `["params", "spec", "lr"]`. */
  readonly path: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  /** What is there no longer: the value, or of two lists the items that only the earlier one has. */
  readonly before: readonly JsonValue[];
  /** What is there now, as `before`. */
  readonly after: readonly JsonValue[];
}

/** What tells versions apart anyway, and what a submission has of its own. */
const OWN = new Set(["submitted_at", "experiment_id"]);

/**
 * What changed from one version of a manifest to a later one: member by member through objects, item by item in lists
 * (where an item moved only, nothing is said), in the order of the later one, what was removed last.
 */
export function diffManifests(earlier: Manifest, later: Manifest): ManifestChange[] {
  return diffObjects(earlier.content, later.content, []).filter(({ path }) => !OWN.has(path.join(".")));
}

function diffObjects(earlier: JsonObject, later: JsonObject, path: readonly string[]): ManifestChange[] {
  const before = new Map(Object.entries(earlier));
  const after = new Map(Object.entries(later));
  const names = new Set([...after.keys(), ...before.keys()]);
  return [...names].flatMap((name): ManifestChange[] => {
    const here = [...path, name];
    const [a, b] = [before.get(name) ?? null, after.get(name) ?? null];
    if (!before.has(name)) return leaves(b, here).map((leaf) => added(leaf));
    if (!after.has(name)) return leaves(a, here).map((leaf) => removed(leaf));
    return diffValues(a, b, here);
  });
}

function diffValues(a: JsonValue, b: JsonValue, path: readonly string[]): ManifestChange[] {
  if (isObject(a) && isObject(b)) return diffObjects(a, b, path);
  if (Array.isArray(a) && Array.isArray(b)) return diffLists(a, b, path);
  if (exactJson(a) === exactJson(b)) return [];
  return [{ path, kind: "changed", before: [a], after: [b] }];
}

function diffLists(
  a: readonly JsonValue[],
  b: readonly JsonValue[],
  path: readonly string[],
): ManifestChange[] {
  const before = itemsNotIn(a, b);
  const after = itemsNotIn(b, a);
  return before.length + after.length === 0 ? [] : [{ path, kind: "changed", before, after }];
}

/** The items that a list has and another one has not, as often as it has them more. */
function itemsNotIn(list: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] {
  const counts = new Map<string, number>();
  for (const item of other) counts.set(exactJson(item), (counts.get(exactJson(item)) ?? 0) + 1);
  return list.filter((item) => {
    const count = counts.get(exactJson(item)) ?? 0;
    counts.set(exactJson(item), count - 1);
    return count <= 0;
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/** What an object holds, down to what is no object; an empty one is a leaf. */
function leaves(value: JsonValue, path: readonly string[]): Leaf[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([name, member]) => leaves(member as JsonValue, [...path, name]));
}

function added({ path, value }: Leaf): ManifestChange {
  return { path, kind: "added", before: [], after: [value] };
}

function removed({ path, value }: Leaf): ManifestChange {
  return { path, kind: "removed", before: [value], after: [] };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
