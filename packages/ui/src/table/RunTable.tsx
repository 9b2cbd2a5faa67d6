import type { FieldPath, Query } from "@atlas/core";
import { createMemo, createSignal, type JSX, lazy, Match, Suspense, Switch } from "solid-js";
import { createKept } from "../facet/create-kept.ts";
import { FacetFrame } from "../facet/FacetFrame.tsx";
import { experimentOf } from "../filter/scope-of.ts";
import { createAnswer } from "../state/create-answer.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset } from "../state/use-dataset.ts";
import { type ColumnMemory, NO_MEMORY, readColumnMemory } from "./column-memory.ts";
import { createColumnControls } from "./create-column-controls.ts";
import { createQuestion } from "./create-question.ts";
import { createViewport } from "./create-viewport.ts";
import { RunRows } from "./RunRows.tsx";
import type { RunTableProps } from "./run-table-props.ts";
import type { TableBody } from "./table-body.ts";

/** Loaded when it is first shown: the table of runs does not wait for it. */
const ConfigurationRows = lazy(async () => ({
  default: (await import("./ConfigurationRows.tsx")).ConfigurationRows,
}));

/** Below this width the columns that are sorted by come first and none is pinned, since little else is seen. */
const NARROW = 560;

/** The runs that match a filter, in an order, as a table over any number of runs; the host keeps its state. */
export function RunTable(props: RunTableProps): JSX.Element {
  const dataset = useDataset();
  const viewport = createViewport();
  const [isEditing, setEditing] = createSignal(false);
  const [shownFilter, setShownFilter] = createSignal<Query>();
  const filter = createMemo(() => props.filter, undefined, { equals: sameValue });
  const scope = createMemo(() => experimentOf(filter()));
  const isNarrow = createMemo(() => viewport.width() > 0 && viewport.width() < NARROW);
  const [kept, keep] = createKept(() => `atlas.columns ${scope() ?? ""}`, readColumnMemory);
  const memory = () => kept() ?? NO_MEMORY;
  const changeMemory = (change: Partial<ColumnMemory>) => keep({ ...memory(), ...change });
  const kind = () => props.rows ?? "runs";
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  const sort = createMemo(() =>
    kind() === "configurations" ? props.sort : props.sort.map(({ field, order }) => ({ field, order })),
  );
  const pinned = createMemo(() => (isNarrow() ? [] : memory().pinned));
  const asked = createQuestion({
    filter,
    shownFilter,
    sort,
    columns: () => props.columns ?? memory().columns,
    pinned,
    isCollapsed: () => kind() === "configurations",
    isHeld: isEditing,
    isNarrow,
  });
  const setColumns = (columns: readonly FieldPath[] | undefined) => {
    if (columns === undefined) keep(NO_MEMORY);
    else changeMemory({ columns });
    props.onColumns(columns);
  };
  const body: TableBody = {
    viewport,
    asked,
    info,
    filter,
    scope,
    sort,
    pinned,
    memory,
    setColumns,
    setShownFilter,
    host: props,
    controlsOf: (hasStatistics) =>
      createColumnControls({
        asked,
        sort,
        filter,
        hasStatistics,
        host: props,
        memory,
        changeMemory,
        setColumns,
        setEditing,
      }),
  };

  return (
    <section class="atl atl-runs" aria-label="Runs">
      <FacetFrame
        filter={filter()}
        onFilter={props.onFilter}
        index={asked.all.latest()}
        unreadable={props.unreadableFilter}
      >
        <Switch>
          <Match when={kind() === "runs"}>
            <RunRows body={body} />
          </Match>
          <Match when={kind() === "configurations"}>
            <Suspense>
              <ConfigurationRows body={body} />
            </Suspense>
          </Match>
        </Switch>
      </FacetFrame>
    </section>
  );
}
