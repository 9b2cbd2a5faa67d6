import { ExperimentList } from "@atlas/ui";
import { useLocation } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import {
  type ExperimentsView,
  readExperimentsView,
  writeExperimentsView,
} from "../url-state/experiments-view.ts";
import { experimentHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/experiments`: what there is. */
export function ExperimentsRoute(): JSX.Element {
  const location = useLocation();
  const writeAddress = createAddressWriter();
  createPageTitle(() => ["Experiments"]);
  const view = createMemo(() => readExperimentsView(location.search));
  const show = (change: Partial<ExperimentsView>) =>
    writeAddress(`/experiments${writeExperimentsView({ ...view(), ...change })}`);
  return (
    <div class="web-filling">
      <h1 class="atl-hidden" tabindex="-1">
        Experiments
      </h1>
      <ExperimentList
        experimentHref={experimentHref}
        search={view().search}
        sort={view().sort}
        onSearch={(search) => show({ search })}
        onSort={(sort) => show({ sort })}
      />
    </div>
  );
}
