import type { ConfigurationSortKey, FieldIndex, FieldInfo, FieldPath, Query } from "@atlas/core";

/** What a person can see and do at the head of a column. */
export interface ColumnControls {
  /** The fields of all runs of the experiment; `undefined` while they are not known. */
  readonly index: () => FieldIndex | undefined;
  /** What is known of a field; `undefined` where no run has it: then it cannot be filtered. */
  readonly info: (path: FieldPath) => FieldInfo | undefined;
  readonly sort: () => readonly ConfigurationSortKey[];
  readonly onSort: (sort: readonly ConfigurationSortKey[]) => void;
  /** Whether rows have several numbers of a field to sort by. */
  readonly hasStatistics: boolean;
  readonly filter: () => Query;
  readonly onFilter: (filter: Query) => void;
  /** Called when the panel of a column opens, and when it closes. */
  readonly onEditing: (isEditing: boolean) => void;
  readonly isPinned: (path: FieldPath) => boolean;
  readonly onPin: (path: FieldPath, isPinned: boolean) => void;
  readonly onHide: (path: FieldPath) => void;
  /** Puts a column at another place among the shown ones. */
  readonly onMove: (path: FieldPath, place: number) => void;
  /** Gives a column a width in pixels. */
  readonly onResize: (path: FieldPath, width: number) => void;
  /** The address of a plot with the field on an axis; absent where there are no plots. */
  readonly plotHref: ((path: FieldPath, axis: "x" | "y") => string) | undefined;
}
