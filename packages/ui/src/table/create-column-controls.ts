import type { ConfigurationSortKey, FieldPath, Query } from "@atlas/core";
import type { Accessor } from "solid-js";
import { movedColumn, pinnedFirst, withoutColumn } from "./column-choice.ts";
import type { ColumnControls } from "./column-controls.ts";
import type { ColumnMemory } from "./column-memory.ts";
import { MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH } from "./create-column-model.ts";
import type { Question } from "./create-question.ts";
import type { RunTableProps } from "./run-table-props.ts";

/** What the heads of a table change. */
export interface ColumnControlsOptions {
  readonly asked: Question;
  readonly sort: Accessor<readonly ConfigurationSortKey[]>;
  readonly filter: Accessor<Query>;
  readonly hasStatistics: boolean;
  readonly host: RunTableProps;
  readonly memory: Accessor<ColumnMemory>;
  readonly changeMemory: (change: Partial<ColumnMemory>) => void;
  readonly setColumns: (columns: readonly FieldPath[]) => void;
  readonly setEditing: (isEditing: boolean) => void;
}

/** What a person can do at the heads of a table. */
export function createColumnControls(options: ColumnControlsOptions): ColumnControls {
  const { asked, host, memory, changeMemory, setColumns } = options;
  const shown = () => pinnedFirst(asked.columns(), memory().pinned);
  return {
    index: asked.all.latest,
    info: asked.info,
    sort: options.sort,
    onSort: host.onSort,
    hasStatistics: options.hasStatistics,
    filter: options.filter,
    onFilter: host.onFilter,
    onEditing: options.setEditing,
    isPinned: (path) => memory().pinned.includes(path),
    onPin: (path, isPinned) => {
      const others = withoutColumn(memory().pinned, path);
      changeMemory({ pinned: isPinned ? [...others, path] : others });
    },
    onHide: (path) => setColumns(withoutColumn(asked.columns(), path)),
    onMove: (path, place) => {
      if (place >= 0 && place < shown().length) setColumns(movedColumn(shown(), path, place));
    },
    onResize: (path, width) => {
      const allowed = Math.round(Math.max(MIN_COLUMN_WIDTH, Math.min(width, MAX_COLUMN_WIDTH)));
      changeMemory({ widths: [...memory().widths.filter(([other]) => other !== path), [path, allowed]] });
    },
    plotHref:
      host.links?.plotHref &&
      ((path, axis) =>
        host.links?.plotHref?.(options.filter(), axis === "x" ? { x: path } : { y: path }) ?? ""),
  };
}
