import { experimentOf, PlotPage, readPlotSpec } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { BASE_PATH } from "../server/base-path.ts";
import { type PlotsView, readPlotsView, writePlotsView } from "../url-state/plot-spec.ts";
import { runPath } from "../url-state/run-path.ts";
import { PLOTS_PATH, plotsHref, runHref, runsHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/plots`: how one field depends on others. */
export function PlotsRoute(): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const writeAddress = createAddressWriter();
  const address = createMemo(() => readPlotsView(location.search));
  const view = createMemo(
    (): PlotsView => ({ filter: address().filter, spec: readPlotSpec(address().plot) }),
  );
  createPageTitle(() => [experimentOf(view().filter) ?? "", "Plots"].filter((part) => part !== ""));
  const show = (change: Partial<PlotsView>) =>
    writeAddress(PLOTS_PATH + writePlotsView({ ...view(), ...change }));
  return (
    <div class="web-filling">
      <h1 class="atl-hidden" tabindex="-1">
        Plots
      </h1>
      <PlotPage
        filter={view().filter}
        onFilter={(filter) => show({ filter })}
        unreadableFilter={address().unreadableFilter}
        spec={view().spec}
        onSpec={(spec) => show({ spec })}
        runsHref={runsHref}
        plotsHref={(experiment) => plotsHref(experiment.experiment_id)}
        runHref={runHref}
        apiAddress={window.location.origin + BASE_PATH}
        onOpenRun={(runId) => navigate(runPath(runId))}
      />
    </div>
  );
}
