import type { FieldInfo, Value } from "@atlas/core";

/** How a person says what a field is to be. */
export type EditorKind =
  /** Bounds of a number. */
  | "range"
  /** Bounds of a time. */
  | "time"
  /** Some of the values that there are. */
  | "choices"
  /** A text that the value holds. */
  | "text";

/** How a field is best filtered: by bounds, by choosing among at most 100 values, or by a text. */
export function editorKind(info: FieldInfo): EditorKind {
  if (info.path === "record.started_at" || info.path === "record.finished_at") return "time";
  if (info.type === "numeric") return "range";
  const isListed = info.values !== undefined && info.values.length === info.distinct;
  return isListed && info.distinct > 0 ? "choices" : "text";
}

/** The values that a field may be chosen to have. */
export function choicesFor(info: FieldInfo): readonly Value[] {
  const texts = info.values ?? [];
  return info.type === "boolean" ? texts.map((text) => text === "True") : texts;
}
