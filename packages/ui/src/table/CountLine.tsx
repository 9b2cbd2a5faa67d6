import type { Progress, RowCounts } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { Count } from "../control/Count.tsx";
import { formatCount } from "../format/format-count.ts";

const TOLD = ["failed", "running", "cancelled", "other"] as const;

/** How many runs are shown of how many, in words, and how they ended; at the same place above every table. */
export function CountLine(props: {
  /** `undefined` while nothing is known. */
  readonly counts: RowCounts | undefined;
  readonly progress: Progress | undefined;
  /** How many configurations the runs that match are of, where these are shown. */
  readonly configurations?: number | undefined;
  /** The buttons at the right end. */
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <div class="atl-counts">
      <p role="status">
        <Show when={props.counts} fallback={<span class="atl-quiet">Runs</span>}>
          {(counts) => (
            <>
              <Show when={props.configurations}>
                {(count) => (
                  <>
                    <Count count={count()} noun="configuration" />
                    <span class="atl-dot">{" \u00b7 "}</span>
                  </>
                )}
              </Show>
              <Count count={counts().matched} of={counts().all} noun="run" />
              <For each={TOLD.filter((state) => counts()[state] > 0)}>
                {(state) => (
                  <>
                    <span class="atl-dot">{" \u00b7 "}</span>
                    <span class={`atl-counts-${state}`}>
                      {formatCount(counts()[state])} {state === "other" ? "in another state" : state}
                    </span>
                  </>
                )}
              </For>
            </>
          )}
        </Show>
        <Show when={props.progress?.done === false && props.progress}>
          {(progress) => (
            <>
              <span class="atl-dot">{" \u00b7 "}</span>
              <span class="atl-quiet">
                {formatCount(progress().read)} of {formatCount(progress().found)} read
              </span>
            </>
          )}
        </Show>
      </p>
      <div class="atl-counts-actions">{props.children}</div>
    </div>
  );
}
