import type { FieldPath, FilterSpec, SortKey } from "@atlas/core";
import { DatasetProvider, RunTable } from "@atlas/ui";
import "@atlas/ui/styles.css";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { generateRuns } from "./generate-runs.ts";
import { naiveDataset } from "./naive-dataset.ts";

const query = new URLSearchParams(location.search);
const theme = query.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;
const dataset = naiveDataset(() => generateRuns(Number(query.get("runs") ?? 2012)), Number(query.get("delay") ?? 0));
Object.assign(window, { dataset });

function Page() {
  const [filter, setFilter] = createSignal<FilterSpec>(JSON.parse(query.get("filter") ?? "{}"));
  const [sort, setSort] = createSignal<readonly SortKey[]>(JSON.parse(query.get("sort") ?? "[]"));
  const [columns, setColumns] = createSignal<readonly FieldPath[] | undefined>();
  return (
    <DatasetProvider dataset={dataset}>
      <div style={{ height: "100vh" }}>
        <RunTable filter={filter()} onFilter={setFilter} sort={sort()} onSort={setSort} columns={columns()} onColumns={setColumns} runHref={(id) => `#/runs/${id}`} />
      </div>
    </DatasetProvider>
  );
}
document.body.style.margin = "0";
render(() => <Page />, document.getElementById("page")!);
