import type { ExperimentSummary } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";

const MAX_TAGS = 6;

/** How many experiments and runs are listed, in words, and the tags that are met most often. */
export function ExperimentCounts(props: {
  readonly listed: readonly ExperimentSummary[];
  readonly all: readonly ExperimentSummary[];
  readonly onTag: (tag: string) => void;
}): JSX.Element {
  const sum = (countOf: (experiment: ExperimentSummary) => number) =>
    props.listed.reduce((total, experiment) => total + countOf(experiment), 0);
  const names = () => new Set(props.listed.map((experiment) => experiment.name)).size;
  const runs = () => sum((experiment) => experiment.run_count);
  const isPart = () => props.listed.length < props.all.length;
  return (
    <div class="atl-experiment-counts">
      <p role="status">
        <b>{formatCount(props.listed.length)}</b>
        <Show when={isPart()}> of {formatCount(props.all.length)}</Show>
        {props.all.length === 1 ? " experiment" : " experiments"}
        <Show when={names() < props.listed.length}>
          {" "}
          in {formatCount(names())} {names() === 1 ? "name" : "names"}
        </Show>
        <Dot />
        <b>{formatCount(runs())}</b> {runs() === 1 ? "run" : "runs"}
        <For each={["running", "failed"] as const}>
          {(state) => (
            <Show when={sum((experiment) => experiment[state])}>
              {(count) => (
                <>
                  <Dot />
                  <span class={`atl-experiment-${state}`}>
                    {formatCount(count())} {state}
                  </span>
                </>
              )}
            </Show>
          )}
        </For>
      </p>
      <Show when={frequentTags(props.all).length > 0}>
        <div class="atl-experiment-tags">
          <span class="atl-quiet atl-small">Tags</span>
          <For each={frequentTags(props.all)}>
            {([tag, count]) => (
              <button
                type="button"
                class="atl-button atl-button-quiet atl-button-small"
                onClick={() => props.onTag(tag)}
              >
                {tag} <span class="atl-quiet">{formatCount(count)}</span>
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}

function Dot(): JSX.Element {
  return <span class="atl-dot">{" \u00b7 "}</span>;
}

function frequentTags(experiments: readonly ExperimentSummary[]): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const tag of experiments.flatMap((experiment) => [...new Set(experiment.tags)])) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_TAGS);
}
