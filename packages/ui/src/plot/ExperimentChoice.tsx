import type { ExperimentSummary } from "@atlas/core";
import { For, type JSX } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { formatCount } from "../format/format-count.ts";

/** The experiments, of which a plot is to be of one. */
export function ExperimentChoice(props: {
  readonly experiments: readonly ExperimentSummary[];
  readonly plotsHref: (experiment: ExperimentSummary) => string;
}): JSX.Element {
  return (
    <div class="atl-plots-empty">
      <EmptyState
        title={props.experiments.length === 0 ? "There are no experiments yet" : "Which experiment?"}
      >
        <p>
          {props.experiments.length === 0
            ? "A plot appears here as soon as runs have been read."
            : "Runs of different experiments have different params. Choose one, and its plot is drawn at once."}
        </p>
      </EmptyState>
      <ul class="atl-plots-choice">
        <For each={props.experiments}>
          {(experiment) => (
            <li>
              <a class="atl-link" href={props.plotsHref(experiment)}>
                {experiment.experiment_id}
              </a>{" "}
              <span class="atl-quiet">{formatCount(experiment.run_count)} runs</span>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
