import { type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";

/** How many of how many, in words: "480 of 2,012 runs"; only "2,012 runs" when it is all of them. */
export function Count(props: {
  readonly count: number;
  /** How many there are in all, where that is worth saying. */
  readonly of?: number;
  /** What is counted, in the singular; an "s" makes the plural. */
  readonly noun: string;
}): JSX.Element {
  const total = () => props.of ?? props.count;
  return (
    <span class="atl-count">
      <b>{formatCount(props.count)}</b>
      <Show when={total() !== props.count}> of {formatCount(total())}</Show> {props.noun}
      {total() === 1 ? "" : "s"}
    </span>
  );
}
