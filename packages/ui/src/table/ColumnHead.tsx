import { type JSX, Show } from "solid-js";
import { Popover } from "../control/Popover.tsx";
import { partsOn } from "../filter/query-parts.ts";
import { fieldLabel } from "../format/field-label.ts";
import { Icon } from "../icon/Icon.tsx";
import { ColumnPanel } from "./ColumnPanel.tsx";
import type { ColumnControls } from "./column-controls.ts";
import type { GridColumn } from "./create-grid-columns.ts";
import { dragEdge, dragHead } from "./drag-head.ts";
import { toggleSort } from "./toggle-sort.ts";

const STEP_PX = 16;

/** What is in the head of a column: its name, which sorts by it, its panel, and the edge that makes it wider. */
export function ColumnHead(props: {
  readonly column: GridColumn;
  /** In pixels. */
  readonly width: number;
  readonly controls: ColumnControls;
}): JSX.Element {
  const path = () => props.column.path;
  const isRight = () => props.column.layout()?.align === "right";
  const name = () => fieldLabel(path());
  const rank = () => props.controls.sort().findIndex((key) => key.field === path());
  const key = () => props.controls.sort()[rank()];
  const order = () => key()?.order;
  const resize = (width: number) => props.controls.onResize(path(), width);
  const fit = () => resize(props.column.layout()?.width ?? props.width);

  const pressKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) props.controls.onMove(path(), props.column.place() + by);
    else resize(props.width + by * STEP_PX);
  };
  const startResize = (event: PointerEvent) => {
    const { width } = props;
    const widen = (byPx: number) => resize(width + byPx);
    event.preventDefault();
    dragEdge(event, widen);
  };

  return (
    <th
      scope="col"
      aria-colindex={props.column.place() + 2}
      aria-sort={order() === undefined ? "none" : order() === "asc" ? "ascending" : "descending"}
      classList={{
        "atl-right": isRight(),
        "atl-sorted": order() !== undefined,
        "atl-filtered": partsOn(props.controls.filter(), path()).length > 0,
        "atl-pinned": props.column.pinnedAt() !== undefined,
      }}
      style={{ left: props.column.pinnedAt() === undefined ? undefined : `${props.column.pinnedAt()}px` }}
    >
      <div class="atl-head">
        <button
          type="button"
          class="atl-head-name"
          title={`${path()}: sort by it; with shift, after what it is sorted by. Drag to move it.`}
          aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
          onClick={(event) =>
            props.controls.onSort(toggleSort(props.controls.sort(), path(), event.shiftKey))
          }
          onKeyDown={pressKey}
          onPointerDown={(event) => {
            if (event.button === 0 && event.pointerType === "mouse")
              dragHead(event, (place) => props.controls.onMove(path(), place));
          }}
        >
          <span class="atl-head-text">
            <bdi>{name()}</bdi>
          </span>
          <Show when={order()}>
            <span class="atl-head-order">
              <Icon name={order() === "asc" ? "arrow-up" : "arrow-down"} />
              <Show when={props.controls.sort().length > 1}>
                <sup>{rank() + 1}</sup>
              </Show>
              <Show when={key()?.by}>{(by) => <span class="atl-head-by">{by()}</span>}</Show>
            </span>
          </Show>
        </button>
        <Popover
          label={`Column ${path()}`}
          trigger={<Icon name="filter" />}
          triggerLabel={`Filter ${name()}, sort, pin, hide`}
          triggerClass="atl-icon-button atl-head-filter"
          onOpenChange={props.controls.onEditing}
          placement={isRight() ? "bottom-end" : "bottom-start"}
        >
          <ColumnPanel
            path={path()}
            place={props.column.place()}
            controls={props.controls}
            onFit={fit}
            onWiden={(byPx) => resize(props.width + byPx)}
          />
        </Popover>
      </div>
      <span class="atl-head-edge" aria-hidden="true" onPointerDown={startResize} onDblClick={fit} />
    </th>
  );
}
