import { For, type JSX, Show } from "solid-js";
import { Icon } from "../icon/Icon.tsx";
import { EXPERIMENT_COLUMNS, type ExperimentColumn, type ExperimentSort } from "./experiment-rows.ts";

const LABELS: Partial<Record<ExperimentColumn, string>> = {
  name: "name, version",
  design: "configs \u00d7 seeds",
};
const LEFT = new Set<ExperimentColumn>(["name", "varied", "progress", "tags"]);
const ALWAYS = new Set<ExperimentColumn>(["name", "progress", "runs"]);
/** Names begin with A, numbers with the greatest. */
const ASCENDING_FIRST = new Set<ExperimentColumn>(["name", "varied", "tags"]);

/** The heads of the list of experiments, each of which sorts by its column, and turns the order when it does already. */
export function ExperimentHead(props: {
  readonly sort: ExperimentSort;
  readonly onSort: (sort: ExperimentSort) => void;
}): JSX.Element {
  const isSorted = (column: ExperimentColumn) => props.sort.column === column;
  const isUp = () => props.sort.order === "asc";
  const ariaSort = (column: ExperimentColumn) => {
    if (!isSorted(column)) return undefined;
    return isUp() ? "ascending" : "descending";
  };
  const sortBy = (column: ExperimentColumn) => {
    const isAscending = isSorted(column) ? !isUp() : ASCENDING_FIRST.has(column);
    props.onSort({ column, order: isAscending ? "asc" : "desc" });
  };
  return (
    <thead>
      <tr>
        <For each={EXPERIMENT_COLUMNS}>
          {(column) => (
            <th
              scope="col"
              class={`atl-experiment-column-${column}`}
              classList={{ "atl-number": !LEFT.has(column), "atl-experiment-extra": !ALWAYS.has(column) }}
              aria-sort={ariaSort(column)}
            >
              <button type="button" onClick={() => sortBy(column)}>
                <Show when={isSorted(column)}>
                  <Icon name={isUp() ? "arrow-up" : "arrow-down"} />
                </Show>
                {LABELS[column] ?? column}
              </button>
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}
