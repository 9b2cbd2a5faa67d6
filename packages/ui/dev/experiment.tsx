import { DatasetProvider, ExperimentPage } from "@atlas/ui";
import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import { datasetIn, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** An experiment of generated runs: ?situation=growing&runs=300000&id=optbench:2.0. */
const address = new URLSearchParams(location.search);

function Page(): JSX.Element {
  const situation = (address.get("situation") ?? "calm") as Situation;
  return (
    <DatasetProvider dataset={datasetIn(situation, Number(address.get("runs") ?? 2012))}>
      <ExperimentPage
        experimentId={address.get("id") ?? "optbench:2.0"}
        experimentsHref="#experiments"
        runsHref={(filter) => `#runs ${JSON.stringify(filter)}`}
        runHref={(runId) => `#runs/${runId}`}
      />
    </DatasetProvider>
  );
}

render(() => <Page />, document.getElementById("page")!);
