import { CompareConfigurationsPage, ComparePage } from "@atlas/ui";
import { useLocation } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import {
  compareConfigurationsHref,
  compareHref,
  readComparedConfigurations,
  readCompareView,
} from "../url-state/compare-view.ts";
import { pairHref, RUNS_HREF, runHref, runsHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/compare`: what some runs, or some configurations, differ in. */
export function CompareRoute(): JSX.Element {
  const location = useLocation();
  const writeAddress = createAddressWriter();
  const runIds = createMemo(() => readCompareView(location.search));
  const configurations = createMemo(() => readComparedConfigurations(location.search));
  const title = () => {
    const count = configurations()?.length ?? runIds().length;
    return count === 0 ? [] : [`${count} ${configurations() === undefined ? "runs" : "configurations"}`];
  };
  createPageTitle(() => [...title(), "Compare"]);
  return (
    <div class="web-filling">
      <h1 class="atl-hidden" tabindex="-1">
        Compare
      </h1>
      <Show
        when={configurations()}
        fallback={
          <ComparePage
            runIds={runIds()}
            onRuns={(chosen) => writeAddress(compareHref(chosen))}
            runHref={runHref}
            runsHref={RUNS_HREF}
          />
        }
      >
        {(keys) => (
          <CompareConfigurationsPage
            configurations={keys()}
            onConfigurations={(chosen) => writeAddress(compareConfigurationsHref(chosen))}
            runsHref={runsHref}
            pairHref={pairHref}
          />
        )}
      </Show>
    </div>
  );
}
