import { type FieldPath, splitFieldPath } from "@atlas/core";

/** A field's name as it is written in the data, without its namespace; a pair of quotes where it is empty. */
export function fieldLabel(path: FieldPath): string {
  const { key } = splitFieldPath(path);
  return key === "" ? "\u201c\u201d" : key;
}
