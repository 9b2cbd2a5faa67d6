import { ComparePage } from "@atlas/ui";
import { useLocation } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { compareHref, readCompareView } from "../url-state/compare-view.ts";
import { RUNS_HREF, runHref } from "./addresses.ts";
import { createAddressWriter } from "./create-address-writer.ts";
import { createPageTitle } from "./create-page-title.ts";

/** `/compare`: what some runs differ in. */
export function CompareRoute(): JSX.Element {
  const location = useLocation();
  const writeAddress = createAddressWriter();
  const runIds = createMemo(() => readCompareView(location.search));
  createPageTitle(() => [runIds().length > 0 ? `${runIds().length} runs` : "", "Compare"].filter(Boolean));
  return (
    <div class="web-filling">
      <h1 class="atl-hidden" tabindex="-1">
        Compare
      </h1>
      <ComparePage
        runIds={runIds()}
        onRuns={(chosen) => writeAddress(compareHref(chosen))}
        runHref={runHref}
        runsHref={RUNS_HREF}
      />
    </div>
  );
}
