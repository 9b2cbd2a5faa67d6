import type { Query } from "@atlas/core";
import {
  CurveChart,
  DatasetProvider,
  PlotPage,
  type PlotSpec,
  readPlotSpec,
  SmallHistogram,
} from "@atlas/ui";
import { createEffect, createSignal, type JSX, Show } from "solid-js";
import { render } from "solid-js/web";
import { datasetIn, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** The plots over generated runs: ?situation=calm&runs=300000&plot={...}; ?charts shows the small charts alone. */
const address = new URLSearchParams(location.search);

function Page(): JSX.Element {
  const [filter, setFilter] = createSignal<Query>({
    field: "record.experiment_id",
    op: "eq",
    value: "optbench:2.0",
  });
  const [spec, setSpec] = createSignal<PlotSpec>(readPlotSpec(JSON.parse(address.get("plot") ?? "{}")));
  createEffect(() => {
    const text = `?${new URLSearchParams({ ...Object.fromEntries(address), plot: JSON.stringify(spec()) })}`;
    history.replaceState(null, "", text);
  });
  const dataset = datasetIn(
    (address.get("situation") ?? "calm") as Situation,
    Number(address.get("runs") ?? 2012),
  );
  return (
    <div class="atl page">
      <main>
        <Show when={!address.has("charts")} fallback={<SmallCharts />}>
          <DatasetProvider dataset={dataset}>
            <PlotPage
              filter={filter()}
              onFilter={setFilter}
              spec={spec()}
              onSpec={setSpec}
              runHref={(runId) => `#${runId}`}
              runsHref={() => "#"}
              plotsHref={() => "#"}
              onOpenRun={(runId) => location.assign(`#${runId}`)}
            />
          </DatasetProvider>
        </Show>
      </main>
    </div>
  );
}

function SmallCharts(): JSX.Element {
  const steps = Array.from({ length: 5000 }, (_, step) => step);
  const curve = (rate: number) =>
    steps.map((step) => [step, Math.exp(-step * rate) + 0.02 * Math.sin(step)] as const);
  return (
    <div>
      <CurveChart
        series={[
          { name: "train", points: curve(0.001) },
          { name: "validation", points: curve(0.0006) },
        ]}
        xLabel="step"
        yLabel="loss"
        height={260}
      />
      <SmallHistogram
        label="loss"
        histogram={{ bins: [0, 1, 2, 3, 4, 5], counts: [1, 20, 45, 12, 3] }}
        here={2.4}
      />
    </div>
  );
}

render(() => <Page />, document.getElementById("page")!);
