import type { ExperimentSummary } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatShare, progressOf } from "./experiment-progress.ts";

const STATES = ["success", "failed", "running", "cancelled", "other"] as const;

/** How the runs of an experiment ended, on the way to as many as its manifest asks for, and the share that is done. */
export function ProgressBar(props: { readonly experiment: ExperimentSummary }): JSX.Element {
  const progress = () => progressOf(props.experiment);
  const total = () => progress()?.total ?? props.experiment.run_count;
  const shown = () => STATES.filter((state) => props.experiment[state] > 0);
  const words = () => {
    const counts = shown().map((state) => `${formatCount(props.experiment[state])} ${state}`);
    const toCome = progress()?.toCome ?? 0;
    if (toCome > 0) counts.push(`${formatCount(toCome)} to come`);
    if (progress() === undefined) counts.push("no manifest");
    return counts.join(", ") || "no runs";
  };
  return (
    <div class="atl-progress" title={words()}>
      <div class="atl-progress-bar" role="img" aria-label={words()}>
        <For each={shown()}>
          {(state) => (
            <span
              class={`atl-progress-${state}`}
              style={{ width: `${(100 * props.experiment[state]) / total()}%` }}
            />
          )}
        </For>
      </div>
      <Show when={progress()} fallback={<span class="atl-quiet">{MISSING}</span>}>
        {(known) => (
          <span classList={{ "atl-quiet": known().done >= known().total }}>{formatShare(known())}</span>
        )}
      </Show>
    </div>
  );
}
