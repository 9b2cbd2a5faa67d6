import type { FieldInfo, Query, SortKey } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { Popover } from "../control/Popover.tsx";
import { FilterEditor } from "../filter/FilterEditor.tsx";
import { partsOn } from "../filter/query-parts.ts";
import { fieldLabel } from "../format/field-label.ts";
import { Icon } from "../icon/Icon.tsx";
import type { ColumnHeader } from "./create-column-model.ts";
import type { RowColumn } from "./RunRow.tsx";
import { toggleSort } from "./toggle-sort.ts";

/** What is in the head of a column: its name, which sorts by it, its filter, and the edge that makes it wider. */
export function ColumnHead(props: {
  readonly column: RowColumn;
  readonly header: ColumnHeader | undefined;
  /** `undefined` where no run has the field: then it cannot be filtered. */
  readonly info: FieldInfo | undefined;
  readonly runCount: number;
  readonly sort: readonly SortKey[];
  readonly onSort: (sort: readonly SortKey[]) => void;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  readonly onEditing: (isEditing: boolean) => void;
}): JSX.Element {
  const path = () => props.column.path;
  const isRight = () => props.column.layout()?.align === "right";
  const name = () => fieldLabel(path());
  const rank = () => props.sort.findIndex((key) => key.field === path());
  const order = () => props.sort[rank()]?.order;
  return (
    <th
      scope="col"
      aria-colindex={props.column.place() + 2}
      aria-sort={order() === undefined ? "none" : order() === "asc" ? "ascending" : "descending"}
      classList={{
        "atl-right": isRight(),
        "atl-sorted": order() !== undefined,
        "atl-filtered": partsOn(props.filter, path()).length > 0,
      }}
    >
      <div class="atl-head">
        <button
          type="button"
          class="atl-head-name"
          title={`${path()}: sort by it; with shift, after what it is sorted by`}
          onClick={(event) => props.onSort(toggleSort(props.sort, path(), event.shiftKey))}
        >
          <span class="atl-head-text">
            <bdi>{name()}</bdi>
          </span>
          <Show when={order()}>
            <span class="atl-head-order">
              <Icon name={order() === "asc" ? "arrow-up" : "arrow-down"} />
              <Show when={props.sort.length > 1}>
                <sup>{rank() + 1}</sup>
              </Show>
            </span>
          </Show>
        </button>
        <Show when={props.info}>
          {(info) => (
            <Popover
              label={`Filter ${path()}`}
              trigger={<Icon name="filter" />}
              triggerLabel={`Filter ${name()}`}
              triggerClass="atl-icon-button atl-head-filter"
              onOpenChange={props.onEditing}
              placement={isRight() ? "bottom-end" : "bottom-start"}
            >
              <FilterEditor
                info={info()}
                runCount={props.runCount}
                filter={props.filter}
                onFilter={props.onFilter}
              />
            </Popover>
          )}
        </Show>
      </div>
      <span
        class="atl-head-edge"
        aria-hidden="true"
        onMouseDown={(event) => props.header?.getResizeHandler()(event)}
        onTouchStart={(event) => props.header?.getResizeHandler()(event)}
      />
    </th>
  );
}
