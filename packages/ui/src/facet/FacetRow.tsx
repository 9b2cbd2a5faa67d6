import { type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { formatCount } from "../format/format-count.ts";

/** One value of a facet: a tick box, its name, a bar of what matches on what there is, and the matching count. */
export function FacetRow(props: {
  readonly name: string;
  readonly isStatus?: boolean;
  /** A value that is no value of the data: missing, not finite. */
  readonly isState?: boolean;
  readonly count: number;
  readonly total: number;
  /** The total whose bar is as long as can be. */
  readonly most: number;
  readonly isOn: boolean;
  /** Whether the filter keeps it out. */
  readonly isOut: boolean;
  readonly onTick: (event: MouseEvent) => void;
}): JSX.Element {
  const share = (count: number) => `${(100 * Math.min(count, props.most)) / Math.max(1, props.most)}%`;
  const words = () => `${formatCount(props.count)} of ${formatCount(props.total)} runs`;
  return (
    <label
      class="atl-check atl-facet-row"
      classList={{ "atl-facet-out": props.isOut }}
      title={`${props.name}: ${words()}. Shift: only this. Alt: all but this.`}
    >
      <input
        type="checkbox"
        checked={props.isOn}
        onClick={(event) => {
          props.onTick(event);
          // What is ticked follows from the filter, which may not have changed.
          queueMicrotask(() => {
            (event.target as HTMLInputElement).checked = props.isOn;
          });
        }}
      />
      <span class="atl-check-label" classList={{ "atl-quiet": props.isState === true || props.name === "" }}>
        <Show when={props.isStatus} fallback={<bdi>{props.name === "" ? "empty" : props.name}</bdi>}>
          <StatusMark status={props.name} word />
        </Show>
      </span>
      <span class="atl-facet-bar" aria-hidden="true">
        <span style={{ width: share(props.total) }} />
        <span style={{ width: share(props.count) }} />
      </span>
      <span class="atl-facet-count">
        {formatCount(props.isOut ? props.total : props.count)}
        <span class="atl-hidden"> of {formatCount(props.total)} runs</span>
      </span>
    </label>
  );
}
