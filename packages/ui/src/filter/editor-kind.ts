import type { FieldInfo, Query } from "@atlas/core";
import { isChoice } from "./edit-choice.ts";
import { isRange } from "./edit-range.ts";
import { isContains, isState } from "./edit-text.ts";

/** What an editor offers beside the values that a field has. */
export type EditorKind =
  /** Bounds of a number. */
  | "range"
  /** Bounds of a time. */
  | "time"
  /** A text that the value holds. */
  | "text"
  /** Nothing: of two values one is chosen. */
  | "choice";

/** What the editor of a field offers beside its values. */
export function editorKind({ path, type }: FieldInfo): EditorKind {
  if (path === "record.started_at" || path === "record.finished_at") return "time";
  if (type === "numeric") return "range";
  return type === "boolean" ? "choice" : "text";
}

/** Whether the editor of a field can show a part of a filter, so that changing it there loses nothing. */
export function isEditable(part: Query, info: FieldInfo): boolean {
  const { path } = info;
  if (isState(part, path, "missing") || isChoice(part, path)) return true;
  switch (editorKind(info)) {
    case "range":
      return isRange(part, path) || isState(part, path, "not finite");
    case "time":
      return isRange(part, path);
    case "text":
      return isContains(part, path);
    case "choice":
      return false;
  }
}
