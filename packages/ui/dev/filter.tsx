import { EVERY_RUN, parseQuery, printQuery, type Query } from "@atlas/core";
import { createSignal, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { FacetFrame } from "../src/facet/FacetFrame.tsx";
import { createAnswer } from "../src/state/create-answer.ts";
import { DatasetProvider } from "../src/state/DatasetProvider.tsx";
import { useDataset } from "../src/state/use-dataset.ts";
import { datasetIn, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** A filter and its facets over generated runs: ?situation=growing&runs=300000&q=params.dim+>+2&unreadable=params. */
const address = new URLSearchParams(location.search);

function Filter(): JSX.Element {
  const dataset = useDataset();
  const parsed = parseQuery(address.get("q") ?? "");
  const [filter, setFilter] = createSignal<Query>(parsed.ok ? parsed.query : EVERY_RUN);
  const index = createAnswer(
    () => true,
    (_, signal) => dataset.fields({}, { signal }),
  );
  const matching = createAnswer(filter, (query, signal) =>
    dataset.rows({ filter: query, columns: [], limit: 1 }, { signal }),
  );
  return (
    <section class="atl atl-runs" aria-label="Filter">
      <FacetFrame
        filter={filter()}
        onFilter={setFilter}
        index={index.latest()}
        unreadable={address.get("unreadable") ?? undefined}
      >
        <p style={{ padding: "14px" }}>
          <b id="total">{matching.latest()?.total}</b> runs: <code id="query">{printQuery(filter())}</code>
        </p>
      </FacetFrame>
    </section>
  );
}

render(
  () => (
    <div class="atl page">
      <main>
        <DatasetProvider
          dataset={datasetIn(
            (address.get("situation") ?? "calm") as Situation,
            Number(address.get("runs") ?? 2012),
          )}
        >
          <Filter />
        </DatasetProvider>
      </main>
    </div>
  ),
  document.getElementById("page")!,
);
