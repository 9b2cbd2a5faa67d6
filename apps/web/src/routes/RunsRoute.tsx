import { experimentOf, RunTable, type TableLinks } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { linkTo } from "../server/base-path.ts";
import { saveExport } from "../server/save-export.ts";
import { compareConfigurationsHref, compareHref } from "../url-state/compare-view.ts";
import { runPath } from "../url-state/run-path.ts";
import { type RunsView, readRunsView, writeRunsView } from "../url-state/runs-view.ts";
import { plotOfRunsHref, RUNS_PATH, runHref, runsExportHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";
import { createPlaceKeeper, recalledPlace } from "./create-place-keeper.ts";

const LINKS: TableLinks = {
  compareHref: (runIds) => linkTo(compareHref(runIds)),
  compareConfigurationsHref: (keys) => linkTo(compareConfigurationsHref(keys)),
  plotHref: plotOfRunsHref,
  exportHref: runsExportHref,
  onExport: saveExport,
};

/** `/runs`: which runs there are. */
export function RunsRoute(): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const writeAddress = createAddressWriter();
  const place = recalledPlace();
  const keepPlace = createPlaceKeeper();
  const address = createMemo(() => readRunsView(location.search));
  const view = () => address().view;
  createPageTitle(() => [experimentOf(view().filter) ?? "", "Runs"].filter((part) => part !== ""));
  const show = (change: Partial<RunsView>) =>
    writeAddress(RUNS_PATH + writeRunsView({ ...view(), ...change }));
  return (
    <div class="web-filling">
      <h1 class="atl-hidden" tabindex="-1">
        Runs
      </h1>
      <RunTable
        filter={view().filter}
        onFilter={(filter) => show({ filter })}
        unreadableFilter={address().unreadableFilter}
        sort={view().sort}
        onSort={(sort) => show({ sort })}
        columns={view().columns}
        onColumns={(columns) => show({ columns })}
        rows={view().rows ?? "runs"}
        onRows={(rows) => show({ rows })}
        runHref={runHref}
        onOpenRun={(runId) => navigate(runPath(runId))}
        links={LINKS}
        place={place}
        onPlace={keepPlace}
      />
    </div>
  );
}
