import { createMemo, type JSX, Show } from "solid-js";
import { PlotPage } from "../plot/PlotPage.tsx";
import { type Embedded, filterDetail, readFilter } from "./embedded.ts";
import { UnreadableFilter } from "./UnreadableFilter.tsx";
import type { PlotState } from "./widget-state.ts";

/** A plot, as a page of others holds it. */
export function EmbeddedPlot(props: Embedded<PlotState>): JSX.Element {
  const filter = createMemo(() => readFilter(props.state.filter));
  return (
    <Show
      when={filter().unreadable === undefined}
      fallback={<UnreadableFilter text={filter().unreadable!} />}
    >
      <PlotPage
        filter={filter().query}
        onFilter={(query) => {
          const detail = filterDetail(query);
          props.change({ filter: detail.filter });
          props.tell("filterchange", detail);
        }}
        spec={props.state.spec ?? {}}
        onSpec={(spec) => {
          const brush = props.state.spec?.brush;
          props.change({ spec });
          props.tell("specchange", { spec });
          if (spec.brush !== brush) props.tell("brush", filterDetail(readFilter(spec.brush).query));
        }}
        isFixed={props.state.builder !== true}
        runHref={props.links.runHref}
        runsHref={props.links.runsHref}
        plotsHref={({ experiment_id }) => props.links.experimentHref(experiment_id)}
        onOpenRun={(runId) => {
          if (props.tell("openrun", { runId }) && props.pages !== undefined)
            location.assign(props.links.runHref(runId));
        }}
      />
    </Show>
  );
}
