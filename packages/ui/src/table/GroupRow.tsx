import { createMemo, For, type JSX, Show } from "solid-js";
import type { Grid } from "./create-grid.ts";
import type { IntervalLane } from "./create-interval-scale.ts";
import { IntervalLaneName } from "./IntervalLaneHead.tsx";
import type { TablePage } from "./row-source.ts";

/** The upper row of heads: one for each run of drawn columns of the same namespace. */
export function GroupRow<P extends TablePage>(props: {
  readonly grid: Grid<P>;
  readonly lane: IntervalLane | undefined;
}): JSX.Element {
  /** The heads of the groups between two columns. */
  const groupsBetween = (first: number, end: number) => {
    const [upper] = props.grid.model.getHeaderGroups();
    let place = 0;
    return (upper?.headers ?? []).flatMap((header) => {
      const begin = place;
      place += header.subHeaders.length;
      const span = Math.min(place, end) - Math.max(begin, first);
      return span > 0 ? [{ name: String(header.column.columnDef.header), span }] : [];
    });
  };
  const pinned = createMemo(() => groupsBetween(0, props.grid.pinnedCount()));
  const others = createMemo(() => {
    const { first, end } = props.grid.columnWindow();
    return groupsBetween(props.grid.pinnedCount() + first, props.grid.pinnedCount() + end);
  });
  return (
    <tr aria-rowindex={1} class="atl-groups">
      <td class="atl-pin" />
      <For each={pinned()}>
        {(group, at) => (
          <th
            scope="colgroup"
            colspan={group.span}
            class="atl-pinned"
            style={{ left: `${leftOf(pinned().slice(0, at()), props.grid)}px` }}
          >
            <span class="atl-group">{group.name}</span>
          </th>
        )}
      </For>
      <td class="atl-gap" />
      <For each={others()}>
        {(group) => (
          <th scope="colgroup" colspan={group.span}>
            <span class="atl-group">
              <span class="atl-group-name">{group.name}</span>
            </span>
          </th>
        )}
      </For>
      <td class="atl-gap" />
      <Show when={props.lane}>
        {(lane) => (
          <td class="atl-intervals" aria-hidden="true">
            <IntervalLaneName lane={lane()} />
          </td>
        )}
      </Show>
    </tr>
  );
}

/** Where the head of a pinned group stays, after those before it. */
function leftOf<P extends TablePage>(before: readonly { readonly span: number }[], grid: Grid<P>): number {
  const place = before.reduce((sum, { span }) => sum + span, 0);
  return grid.columns()[place]?.pinnedAt() ?? 0;
}
