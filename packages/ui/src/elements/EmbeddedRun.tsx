import { createSignal, type JSX, Show } from "solid-js";
import { RunPage } from "../run/RunPage.tsx";
import type { RunView } from "../run/run-view.ts";
import type { Embedded } from "./embedded.ts";
import type { RunState } from "./widget-state.ts";

/** One run, as a page of others holds it; what of its files is open is its own. */
export function EmbeddedRun(props: Embedded<RunState>): JSX.Element {
  return (
    <Show when={props.state.runId} keyed>
      {(runId) => {
        const [view, setView] = createSignal<RunView>({});
        return (
          <RunPage
            runId={runId}
            view={view()}
            onView={setView}
            runHref={props.links.runHref}
            experimentHref={props.links.experimentHref}
            runsHref={props.links.runsHref()}
          />
        );
      }}
    </Show>
  );
}
