import { createMemo, For, type JSX } from "solid-js";
import type { Grid } from "./create-grid.ts";

/** The upper row of heads: one for each run of drawn columns of the same namespace. */
export function GroupRow(props: { readonly grid: Grid }): JSX.Element {
  const groups = createMemo(() => {
    const { first, end } = props.grid.columnWindow();
    const [upper] = props.grid.model.getHeaderGroups();
    let place = 0;
    return (upper?.headers ?? []).flatMap((header) => {
      const begin = place;
      place += header.subHeaders.length;
      const span = Math.min(place, end) - Math.max(begin, first);
      return span > 0 ? [{ header, span }] : [];
    });
  });
  return (
    <tr aria-rowindex={1} class="atl-groups">
      <td class="atl-pin" />
      <td class="atl-gap" />
      <For each={groups()}>
        {(group) => (
          <th scope="colgroup" colspan={group.span}>
            <span class="atl-group">
              <span class="atl-group-name">{String(group.header.column.columnDef.header)}</span>
            </span>
          </th>
        )}
      </For>
      <td class="atl-gap" />
    </tr>
  );
}
