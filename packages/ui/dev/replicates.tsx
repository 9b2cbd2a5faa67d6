import type { Query } from "@atlas/core";
import { DatasetProvider, ReplicatesPage, type ReplicatesView } from "@atlas/ui";
import { createSignal, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { datasetIn, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** The replicates of generated runs: ?situation=slow&count=2000&experiment=optbench:2.0. */
const address = new URLSearchParams(location.search);

function Page(): JSX.Element {
  const situation = (address.get("situation") ?? "calm") as Situation;
  const [filter, setFilter] = createSignal<Query>({
    field: "record.experiment_id",
    op: "eq",
    value: address.get("experiment") ?? "optbench:2.0",
  });
  const [view, setView] = createSignal<ReplicatesView>({});
  return (
    <div class="atl page">
      <main>
        <DatasetProvider dataset={datasetIn(situation, Number(address.get("count") ?? 2000))}>
          <ReplicatesPage
            filter={filter()}
            onFilter={setFilter}
            view={view()}
            onView={setView}
            experimentsHref="#experiments"
            experimentHref={(id) => `#experiments/${id}`}
            runsHref={() => "#runs"}
            runHref={(id) => `#runs/${id}`}
            plotHref={() => "#plots"}
            replicatesHref={(id) => `#replicates/${id}`}
          />
        </DatasetProvider>
      </main>
    </div>
  );
}

render(() => <Page />, document.getElementById("page")!);
