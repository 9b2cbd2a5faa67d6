import type { ConfigurationSortKey, DatasetInfo, FieldPath, Query } from "@atlas/core";
import type { Accessor } from "solid-js";
import type { Answer } from "../state/create-answer.ts";
import type { ColumnControls } from "./column-controls.ts";
import type { ColumnMemory } from "./column-memory.ts";
import type { Question } from "./create-question.ts";
import type { Viewport } from "./create-viewport.ts";
import type { RunTableProps } from "./run-table-props.ts";

/** What is the same for all kinds of rows, and stays when another kind is shown. */
export interface TableBody {
  readonly viewport: Viewport;
  readonly asked: Question;
  readonly info: Answer<DatasetInfo>;
  readonly filter: Accessor<Query>;
  /** The one experiment that is shown, if it is one. */
  readonly scope: Accessor<string | undefined>;
  readonly sort: Accessor<readonly ConfigurationSortKey[]>;
  readonly pinned: Accessor<readonly FieldPath[]>;
  readonly memory: Accessor<ColumnMemory>;
  /** Chooses the columns; `undefined` leaves the choice to the table again. */
  readonly setColumns: (columns: readonly FieldPath[] | undefined) => void;
  /** Says by which filter the rows are that are shown. */
  readonly setShownFilter: (filter: Query) => void;
  readonly host: RunTableProps;
  /** What the heads of columns do, where rows have several numbers of a field to sort by and where not. */
  readonly controlsOf: (hasStatistics: boolean) => ColumnControls;
}
