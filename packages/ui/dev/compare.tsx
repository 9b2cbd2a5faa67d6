import { ComparePage, createAnswer, DatasetProvider, useDataset } from "@atlas/ui";
import { createSignal, type JSX, Show } from "solid-js";
import { render } from "solid-js/web";
import { datasetIn, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** Generated runs side by side: ?situation=odd&count=200. */
const address = new URLSearchParams(location.search);

function Page(): JSX.Element {
  const situation = (address.get("situation") ?? "calm") as Situation;
  return (
    <div class="atl page">
      <main>
        <DatasetProvider dataset={datasetIn(situation, 2012)}>
          <FirstRuns count={Number(address.get("count") ?? 6)} />
        </DatasetProvider>
      </main>
    </div>
  );
}

function FirstRuns(props: { readonly count: number }): JSX.Element {
  const dataset = useDataset();
  const [chosen, setChosen] = createSignal<readonly string[]>();
  const first = createAnswer(
    () => props.count,
    (limit, signal) => dataset.rows({ columns: [], limit }, { signal }),
  );
  return (
    <Show when={chosen() ?? first.latest()?.run_ids}>
      {(runIds) => (
        <ComparePage
          runIds={runIds()}
          onRuns={setChosen}
          runHref={(runId) => `#runs/${runId}`}
          runsHref="#runs"
        />
      )}
    </Show>
  );
}

render(() => <Page />, document.getElementById("page")!);
