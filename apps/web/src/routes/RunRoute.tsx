import { RunPage } from "@atlas/ui";
import { useLocation, useParams } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { runIdOf, runPath } from "../url-state/run-path.ts";
import { experimentHref, RUNS_HREF } from "./addresses.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/runs/:id`: what happened in one run. */
export function RunRoute(): JSX.Element {
  const params = useParams();
  const location = useLocation();
  const runId = createMemo(() => runIdOf(params["id"] ?? "", location.search));
  createPageTitle(() => [runId(), "Runs"]);
  return <RunPage runId={runId()} runHref={runPath} experimentHref={experimentHref} runsHref={RUNS_HREF} />;
}
