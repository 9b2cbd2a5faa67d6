import { type JSX, Show } from "solid-js";
import { ExperimentPage } from "../experiment/ExperimentPage.tsx";
import type { Embedded } from "./embedded.ts";
import type { ExperimentState } from "./widget-state.ts";

/** How an experiment is doing, as a page of others holds it. */
export function EmbeddedExperiment(props: Embedded<ExperimentState>): JSX.Element {
  return (
    <Show when={props.state.experimentId}>
      {(experimentId) => (
        <ExperimentPage
          experimentId={experimentId()}
          experimentsHref={props.links.experimentsHref}
          runsHref={props.links.runsHref}
          runHref={props.links.runHref}
        />
      )}
    </Show>
  );
}
