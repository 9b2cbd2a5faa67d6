import { experimentOf, ReplicatesPage } from "@atlas/ui";
import { useLocation } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import {
  type ReplicatesAddress,
  readReplicatesView,
  writeReplicatesView,
} from "../url-state/replicates-view.ts";
import {
  EXPERIMENTS_HREF,
  experimentHref,
  plotHref,
  REPLICATES_PATH,
  replicatesHref,
  runHref,
  runsHref,
} from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";
import { UnreadableFilter } from "./UnreadableFilter.tsx";

/** `/replicates`: which configuration of an experiment is better, and whether that is more than noise. */
export function ReplicatesRoute(): JSX.Element {
  const location = useLocation();
  const writeAddress = createAddressWriter();
  const address = createMemo(() => readReplicatesView(location.search));
  createPageTitle(() => [experimentOf(address().filter) ?? "", "Replicates"].filter((part) => part !== ""));
  const show = (change: Partial<ReplicatesAddress>) =>
    writeAddress(REPLICATES_PATH + writeReplicatesView({ ...address(), ...change }));
  return (
    <>
      <UnreadableFilter text={address().unreadableFilter} onDrop={() => show({})} />
      <ReplicatesPage
        filter={address().filter}
        onFilter={(filter) => show({ filter })}
        view={address().view}
        onView={(view) => show({ view })}
        experimentsHref={EXPERIMENTS_HREF}
        experimentHref={experimentHref}
        runsHref={runsHref}
        runHref={runHref}
        plotHref={plotHref}
        replicatesHref={replicatesHref}
      />
    </>
  );
}
