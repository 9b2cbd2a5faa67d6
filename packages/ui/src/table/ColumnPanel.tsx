import { CONFIGURATION_STATISTICS, type ConfigurationSortKey, type FieldPath } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { FilterEditor } from "../filter/FilterEditor.tsx";
import type { ColumnControls } from "./column-controls.ts";

const WIDER_PX = 48;

/** What can be done with a column: sorted, pinned, hidden, moved, made to fit, plotted; and its filter. */
export function ColumnPanel(props: {
  readonly path: FieldPath;
  /** The place of the column among the shown ones. */
  readonly place: number;
  readonly controls: ColumnControls;
  /** Makes the column as wide as its values. */
  readonly onFit: () => void;
  readonly onWiden: (byPx: number) => void;
}): JSX.Element {
  const info = () => props.controls.info(props.path);
  const isPinned = () => props.controls.isPinned(props.path);
  const isNumeric = () => info()?.type === "numeric";
  return (
    <>
      <div class="atl-column-panel">
        <div class="atl-column-line">
          <span class="atl-quiet">sort</span>
          <SortButtons path={props.path} controls={props.controls} />
        </div>
        <Show when={props.controls.hasStatistics && isNumeric()}>
          <For each={CONFIGURATION_STATISTICS.filter((by) => by !== "mean")}>
            {(by) => (
              <div class="atl-column-line">
                <span class="atl-quiet">by {BY_WORDS[by]}</span>
                <SortButtons path={props.path} by={by} controls={props.controls} />
              </div>
            )}
          </For>
        </Show>
        <div class="atl-column-line">
          <span class="atl-quiet">column</span>
          <Button
            small
            aria-pressed={isPinned()}
            onClick={() => props.controls.onPin(props.path, !isPinned())}
          >
            {isPinned() ? "Unpin" : "Pin left"}
          </Button>
          <Button small onClick={() => props.controls.onHide(props.path)}>
            Hide
          </Button>
          <Button
            small
            aria-label="Move left"
            title="Move left (Alt Shift left)"
            onClick={() => props.controls.onMove(props.path, Math.max(0, props.place - 1))}
          >
            {"\u2190"}
          </Button>
          <Button
            small
            aria-label="Move right"
            title="Move right (Alt Shift right)"
            onClick={() => props.controls.onMove(props.path, props.place + 1)}
          >
            {"\u2192"}
          </Button>
        </div>
        <div class="atl-column-line">
          <span class="atl-quiet">width</span>
          <Button small onClick={props.onFit}>
            Fit
          </Button>
          <Button small onClick={() => props.onWiden(-WIDER_PX)}>
            Narrower
          </Button>
          <Button small onClick={() => props.onWiden(WIDER_PX)}>
            Wider
          </Button>
        </div>
        <Show when={props.controls.plotHref}>
          {(href) => (
            <div class="atl-column-line">
              <span class="atl-quiet">plot</span>
              <a class="atl-button atl-button-plain atl-button-small" href={href()(props.path, "x")}>
                Across (x)
              </a>
              <Show when={isNumeric()}>
                <a class="atl-button atl-button-plain atl-button-small" href={href()(props.path, "y")}>
                  Up (y)
                </a>
              </Show>
            </div>
          )}
        </Show>
      </div>
      <Show when={info()}>
        {(known) => (
          <FilterEditor
            info={known()}
            runCount={props.controls.index()?.run_count ?? 0}
            filter={props.controls.filter()}
            onFilter={props.controls.onFilter}
          />
        )}
      </Show>
    </>
  );
}

/** The other numbers of a configuration than the mean, in words. */
const BY_WORDS = {
  mean: "mean",
  low: "lower bound",
  high: "upper bound",
  sd: "sd",
  n: "n",
} as const;

function SortButtons(props: {
  readonly path: FieldPath;
  readonly by?: ConfigurationSortKey["by"];
  readonly controls: ColumnControls;
}): JSX.Element {
  const keyOf = (order: "asc" | "desc"): ConfigurationSortKey => ({
    field: props.path,
    order,
    ...(props.by === undefined ? {} : { by: props.by }),
  });
  const isOn = (order: "asc" | "desc") =>
    props.controls
      .sort()
      .some((key) => key.field === props.path && key.order === order && key.by === props.by);
  return (
    <For each={["asc", "desc"] as const}>
      {(order) => (
        <Button
          small
          icon={order === "asc" ? "arrow-up" : "arrow-down"}
          aria-pressed={isOn(order)}
          onClick={() => props.controls.onSort(isOn(order) ? [] : [keyOf(order)])}
        >
          {order === "asc" ? "Ascending" : "Descending"}
        </Button>
      )}
    </For>
  );
}
