import { Button, experimentOf, RunTable } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { runPath } from "../url-state/run-path.ts";
import { type RunsView, readRunsView, writeRunsView } from "../url-state/runs-view.ts";
import { RUNS_PATH, runHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/runs`: which runs there are. */
export function RunsRoute(): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const writeAddress = createAddressWriter();
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
      <Show when={address().unreadableFilter}>
        {(text) => (
          <div class="web-notice web-unreadable" role="alert">
            <p>
              The filter in the address cannot be read and was left out:{" "}
              <span class="atl-mono">{text()}</span>
            </p>
            <Button small onClick={() => show({})}>
              Drop it
            </Button>
          </div>
        )}
      </Show>
      <RunTable
        filter={view().filter}
        onFilter={(filter) => show({ filter })}
        sort={view().sort}
        onSort={(sort) => show({ sort })}
        columns={view().columns}
        onColumns={(columns) => show({ columns })}
        runHref={runHref}
        onOpenRun={(runId) => navigate(runPath(runId))}
      />
    </div>
  );
}
