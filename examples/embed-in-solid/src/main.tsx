import { openHttpDataset } from "@atlas/api/client";
import { EVERY_RUN, type FieldPath, parseQuery, type Query, type SortKey } from "@atlas/core";
import { DatasetProvider, RunTable } from "@atlas/ui";
import "@atlas/ui/styles.css";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";

const atlas = new URLSearchParams(location.search).get("atlas") ?? "http://127.0.0.1:8000";
const dataset = openHttpDataset(atlas);
const spirals = parseQuery("experiment = spirals:1.0");

function Lab() {
  const [filter, setFilter] = createSignal<Query>(spirals.ok ? spirals.query : EVERY_RUN);
  const [sort, setSort] = createSignal<readonly SortKey[]>([
    { field: "metrics.test_accuracy", order: "desc" },
  ]);
  const [columns, setColumns] = createSignal<readonly FieldPath[]>(); // the table chooses
  return (
    <main>
      <h1>Our lab</h1>
      <div style={{ height: "480px" }}>
        <DatasetProvider dataset={dataset}>
          <RunTable
            filter={filter()}
            onFilter={setFilter}
            sort={sort()}
            onSort={setSort}
            columns={columns()}
            onColumns={setColumns}
            runHref={(runId) => `${atlas}/runs/${encodeURIComponent(runId)}`}
          />
        </DatasetProvider>
      </div>
    </main>
  );
}

render(() => <Lab />, document.getElementById("page")!);
