import { compareNatural } from "./compare-natural.ts";
import { type FieldPath, NAMESPACES, splitFieldPath } from "./field.ts";

/** Orders fields as they are shown: record, params, metrics, derived, each in natural order of its names. */
export function comparePaths(a: FieldPath, b: FieldPath): number {
  const pathA = splitFieldPath(a);
  const pathB = splitFieldPath(b);
  return (
    NAMESPACES.indexOf(pathA.namespace) - NAMESPACES.indexOf(pathB.namespace) ||
    compareNatural(pathA.key, pathB.key)
  );
}
