import { RunPage, type RunView } from "@atlas/ui";
import { useLocation, useParams } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { experimentPath } from "../url-state/experiment-path.ts";
import { runIdOf } from "../url-state/run-path.ts";
import { readRunView, runHref } from "../url-state/run-view.ts";
import { RUNS_HREF } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/runs/:id`: what happened in one run. */
export function RunRoute(): JSX.Element {
  const params = useParams();
  const location = useLocation();
  const write = createAddressWriter();
  const runId = createMemo(() => runIdOf(params["id"] ?? "", location.search));
  const view = createMemo(() => readRunView(location.search));
  createPageTitle(() => [runId(), "Runs"]);
  return (
    <RunPage
      runId={runId()}
      view={view()}
      onView={(next: RunView) => write(runHref(runId(), next))}
      runHref={runHref}
      experimentHref={experimentPath}
      runsHref={RUNS_HREF}
    />
  );
}
