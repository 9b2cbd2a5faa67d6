import { createMemo, For, Index, type JSX, onMount, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { columnWindow } from "../table/column-window.ts";
import { createViewport } from "../table/create-viewport.ts";
import { CompareHead, type CompareHeads } from "./CompareHead.tsx";
import { CompareRow } from "./CompareRow.tsx";
import { type CompareGroup, compareGroups } from "./compare-groups.ts";
import type { Compared } from "./compared.ts";
import { type Directions, turnDirection } from "./direction.ts";

const COLUMN_PX = 168;

/** A style that is set by script: what a template holds of styles, a strict content policy refuses. */
const widthOf = (px: number) => ({ width: `${px}px` });

/** What a table of runs or configurations side by side is told by those around it. */
export interface CompareTableProps extends CompareHeads {
  readonly compared: Compared;
  /** What the table shows, for those who do not see it. */
  readonly label: string;
  readonly directions: Directions;
  readonly onDirections: (directions: Directions) => void;
}

/** What is compared side by side, the fields that differ below one another. Of many, those within sight are drawn. */
export function CompareTable(props: CompareTableProps): JSX.Element {
  const viewport = createViewport();
  let scroller!: HTMLElement;
  let head!: HTMLTableSectionElement;
  onMount(() => viewport.attach(scroller, head));

  const groups = createMemo(() => compareGroups(props.compared));
  const others = () => props.compared.ids.length - 1;
  const window = createMemo(() =>
    columnWindow(
      Array.from({ length: others() }, () => COLUMN_PX),
      viewport.scrollLeft(),
      viewport.width() || globalThis.innerWidth,
    ),
  );
  const baseline = () => props.compared.ids[0] ?? "";
  /** Those that are drawn beside the baseline. */
  const drawn = createMemo(() => props.compared.ids.slice(window().first + 1, window().end + 1));
  const places = createMemo(() => new Map(props.compared.ids.map((id, place) => [id, place])));
  const placeOf = (id: string) => places().get(id) ?? 0;
  const fields = createMemo(() => new Map(props.compared.differing.map((field) => [field.path, field])));

  return (
    <section ref={scroller} class="atl-compare-scroll" tabindex="0" aria-label={props.label}>
      <table aria-colcount={props.compared.ids.length + 1}>
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
              {(id) => <CompareHead {...props} id={id} place={0} />}
            </Show>
            <td />
            <For each={drawn()}>{(id) => <CompareHead {...props} id={id} place={placeOf(id)} />}</For>
            <td />
            <td />
          </tr>
        </thead>
        <Index each={groups()}>
          {(group) => (
            <tbody>
              <GroupHead group={group()} columnCount={drawn().length + 3} />
              {/* By path and by id, so that what has the focus keeps it when the data change. */}
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
        <p class="atl-compare-same">These do not differ in anything but their ids.</p>
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
