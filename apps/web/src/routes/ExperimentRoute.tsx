import { ExperimentPage } from "@atlas/ui";
import { useLocation, useParams } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { askSlurm } from "../server/ask-slurm.ts";
import { experimentIdOf } from "../url-state/experiment-path.ts";
import { EXPERIMENTS_HREF, exportHref, plotsHref, replicatesHref, runHref, runsHref } from "./addresses.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/experiments/:id`: how one experiment is doing. */
export function ExperimentRoute(): JSX.Element {
  const params = useParams();
  const location = useLocation();
  const experimentId = createMemo(() => experimentIdOf(params["id"] ?? "", location.search));
  createPageTitle(() => [experimentId(), "Experiments"].filter((part) => part !== ""));
  return (
    <ExperimentPage
      experimentId={experimentId()}
      experimentsHref={EXPERIMENTS_HREF}
      runsHref={runsHref}
      runHref={runHref}
      plotsHref={plotsHref}
      replicatesHref={replicatesHref}
      exportHref={exportHref}
      askSlurm={askSlurm}
    />
  );
}
