import { compareNatural, type JsonObject, type JsonValue } from "@atlas/core";

/** A value within a run's params or metrics, under the key that its field path ends in. */
export interface Leaf {
  readonly key: string;
  readonly value: JsonValue;
}

/**
 * The values of an object in natural order of their keys; those of objects within it follow under dotted keys
 * (`opt.lr`). Lists and empty objects are values.
 */
export function leavesOf(object: JsonObject): Leaf[] {
  return Object.keys(object)
    .sort(compareNatural)
    .flatMap((key) => {
      const value = object[key] as JsonValue;
      if (!isFilledObject(value)) return [{ key, value }];
      return leavesOf(value).map((leaf) => ({ key: `${key}.${leaf.key}`, value: leaf.value }));
    });
}

function isFilledObject(value: JsonValue): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}
