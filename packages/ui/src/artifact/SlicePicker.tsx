import { Index, type JSX } from "solid-js";

/** Which plane of an array is shown: a place on each of its axes but the last two. */
export function SlicePicker(props: {
  readonly name: string;
  /** The lengths of the axes but the last two. */
  readonly lengths: readonly number[];
  readonly slice: readonly number[];
  readonly onSlice: (slice: readonly number[]) => void;
}): JSX.Element {
  const move = (axis: number, to: number) => {
    const last = (props.lengths[axis] ?? 1) - 1;
    if (Number.isInteger(to)) props.onSlice(props.slice.with(axis, Math.max(0, Math.min(last, to))));
  };
  return (
    <div class="atl-slices">
      <Index each={props.lengths}>
        {(length, axis) => (
          <label>
            axis {axis}{" "}
            <input
              type="range"
              min="0"
              max={length() - 1}
              value={props.slice[axis] ?? 0}
              aria-label={`Place on axis ${axis} of ${props.name}`}
              onInput={(event) => move(axis, event.currentTarget.valueAsNumber)}
            />{" "}
            <b>{props.slice[axis] ?? 0}</b> <span class="atl-quiet">of 0 to {length() - 1}</span>
          </label>
        )}
      </Index>
    </div>
  );
}
