import type { ConfigurationSortKey, FieldPath, Query } from "@atlas/core";
import type { RowKind } from "./row-kind.ts";
import type { TableLinks } from "./table-links.ts";
import type { TablePlace } from "./table-place.ts";

/** What a table of runs shows, and whom it tells what a person wants to see instead. */
export interface RunTableProps {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** A text that was to be the filter and cannot be understood: it is shown to be mended. */
  readonly unreadableFilter?: string | undefined;
  /** From the most significant key on; newest run first when empty. `by` is for configurations alone. */
  readonly sort: readonly ConfigurationSortKey[];
  readonly onSort: (sort: readonly ConfigurationSortKey[]) => void;
  /** The columns in their order; `undefined` lets the table choose: what varies among the runs that match. */
  readonly columns: readonly FieldPath[] | undefined;
  readonly onColumns: (columns: readonly FieldPath[] | undefined) => void;
  /** Runs when absent. */
  readonly rows?: RowKind;
  /** Without it the rows are what `rows` says. */
  readonly onRows?: (rows: RowKind) => void;
  /** The address of a run's page. */
  readonly runHref: (runId: string) => string;
  /** Called instead of following that address. */
  readonly onOpenRun?: (runId: string) => void;
  /** Where the actions on columns and on selected rows lead; those without an address are left out. */
  readonly links?: TableLinks;
  /** Called whenever other rows are selected, with the query that asks for their runs; without one where none are. */
  readonly onSelection?: (query: Query | undefined) => void;
  /** Where the table was left, to begin there. */
  readonly place?: TablePlace | undefined;
  /** Called whenever the table is somewhere else than before. */
  readonly onPlace?: (place: TablePlace) => void;
}
