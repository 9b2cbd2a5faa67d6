import type { RunComparison, Versioned } from "@atlas/core";
import { createMemo, For, Index, type JSX, onMount, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { columnWindow } from "../table/column-window.ts";
import { createViewport } from "../table/create-viewport.ts";
import { CompareHead } from "./CompareHead.tsx";
import { CompareRow } from "./CompareRow.tsx";
import { type CompareGroup, compareGroups } from "./compare-groups.ts";
import { type Directions, turnDirection } from "./direction.ts";

const COLUMN_PX = 168;

/** A style that is set by script: what a template holds of styles, a strict content policy refuses. */
const widthOf = (px: number) => ({ width: `${px}px` });

/** What a table of runs side by side is told by those around it. */
export interface CompareTableProps {
  readonly comparison: Versioned<RunComparison>;
  readonly runHref: (runId: string) => string;
  readonly directions: Directions;
  readonly onDirections: (directions: Directions) => void;
  readonly onBaseline: (runId: string) => void;
  readonly onRemove: (runId: string) => void;
}

/** Runs side by side, the fields that differ below one another. Of many runs, those within sight are drawn. */
export function CompareTable(props: CompareTableProps): JSX.Element {
  const viewport = createViewport();
  let scroller!: HTMLElement;
  let head!: HTMLTableSectionElement;
  onMount(() => viewport.attach(scroller, head));

  const groups = createMemo(() => compareGroups(props.comparison));
  const others = () => props.comparison.run_ids.length - 1;
  const window = createMemo(() =>
    columnWindow(
      Array.from({ length: others() }, () => COLUMN_PX),
      viewport.scrollLeft(),
      viewport.width() || globalThis.innerWidth,
    ),
  );
  const baseline = () => props.comparison.run_ids[0] ?? "";
  /** The runs that are drawn beside the baseline. */
  const drawn = createMemo(() => props.comparison.run_ids.slice(window().first + 1, window().end + 1));
  const places = createMemo(() => new Map(props.comparison.run_ids.map((runId, place) => [runId, place])));
  const placeOf = (runId: string) => places().get(runId) ?? 0;
  const fields = createMemo(() => new Map(props.comparison.differing.map((field) => [field.path, field])));
  const statusOf = (place: number) => {
    const status = [...props.comparison.differing, ...props.comparison.identical].find(
      ({ path }) => path === "record.status",
    );
    const value = status && ("values" in status ? status.values[place] : status.value);
    return typeof value === "string" ? value : undefined;
  };

  return (
    <section ref={scroller} class="atl-compare-scroll" tabindex="0" aria-label="Runs side by side">
      <table aria-colcount={props.comparison.run_ids.length + 1}>
        <colgroup>
          <col class="atl-compare-names" />
          <col style={widthOf(COLUMN_PX)} />
          <col style={widthOf(window().before)} />
          <For each={drawn()}>{() => <col style={widthOf(COLUMN_PX)} />}</For>
          <col style={widthOf(window().after)} />
          <col />
        </colgroup>
        <thead ref={head}>
          <tr>
            <td class="atl-compare-field" />
            <Show when={baseline()} keyed>
              {(runId) => <CompareHead {...props} runId={runId} place={0} status={statusOf(0)} />}
            </Show>
            <td />
            <For each={drawn()}>
              {(runId) => (
                <CompareHead
                  {...props}
                  runId={runId}
                  place={placeOf(runId)}
                  status={statusOf(placeOf(runId))}
                />
              )}
            </For>
            <td />
            <td />
          </tr>
        </thead>
        <Index each={groups()}>
          {(group) => (
            <tbody>
              <GroupHead group={group()} columnCount={drawn().length + 3} />
              {/* By path and by run, so that what has the focus keeps it when the data change. */}
              <For each={group().fields.map(({ path }) => path)}>
                {(path) => (
                  <Show when={fields().get(path)}>
                    {(field) => (
                      <CompareRow
                        field={field()}
                        drawn={drawn()}
                        placeOf={placeOf}
                        direction={props.directions.get(path)}
                        onTurn={() => props.onDirections(turnDirection(props.directions, path))}
                      />
                    )}
                  </Show>
                )}
              </For>
            </tbody>
          )}
        </Index>
      </table>
      <Show when={groups().length === 0}>
        <p class="atl-compare-same">These runs do not differ in anything but their ids.</p>
      </Show>
    </section>
  );
}

function GroupHead(props: {
  readonly group: CompareGroup;
  /** How many columns there are beside the names and the baseline. */
  readonly columnCount: number;
}): JSX.Element {
  return (
    <tr class="atl-compare-group">
      <th scope="rowgroup" class="atl-compare-field">
        {props.group.name}{" "}
        <span class="atl-quiet">
          {formatCount(props.group.fields.length)} of {formatCount(props.group.total)} differ
        </span>
      </th>
      <td class="atl-compare-baseline" />
      <td colspan={props.columnCount} />
    </tr>
  );
}
