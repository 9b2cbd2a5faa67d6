import { type ConfigurationSortKey, EVERY_RUN, type FieldPath, parseQuery, type Query } from "@atlas/core";
import { DatasetProvider, type RowKind, RunTable } from "@atlas/ui";
import { createEffect, createSignal, For, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { datasetIn, SITUATIONS, type Situation } from "./datasets.ts";
import "@atlas/ui/styles.css";
import "./page.css";

/** Everything on the page is in its address: ?situation=growing&runs=300000&theme=dark&q=params.dim+>+2&sort=[...]. */
const address = new URLSearchParams(location.search);

function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  return parsed.ok ? parsed.query : EVERY_RUN;
}

function Page(): JSX.Element {
  const [theme, setTheme] = createSignal(address.get("theme") ?? "");
  const [filter, setFilter] = createSignal(readQuery(address.get("q") ?? ""));
  const [sort, setSort] = createSignal<readonly ConfigurationSortKey[]>(
    JSON.parse(address.get("sort") ?? "[]"),
  );
  const [columns, setColumns] = createSignal<readonly FieldPath[] | undefined>();
  const [rows, setRows] = createSignal((address.get("rows") ?? "runs") as RowKind);
  const situation = (address.get("situation") ?? "calm") as Situation;
  const count = Number(address.get("runs") ?? 2012);
  createEffect(() => {
    document.documentElement.toggleAttribute("data-theme", theme() !== "");
    if (theme() !== "") document.documentElement.setAttribute("data-theme", theme());
  });
  return (
    <div class="atl page">
      <header>
        <For each={SITUATIONS}>
          {(name) => (
            <a href={`?situation=${name}`} aria-current={name === situation ? "page" : undefined}>
              {name}
            </a>
          )}
        </For>
        <a href="?runs=300000">300,000 runs</a>
        <select aria-label="Theme" value={theme()} onChange={(event) => setTheme(event.currentTarget.value)}>
          <option value="">system</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </header>
      <main>
        <DatasetProvider dataset={datasetIn(situation, count)}>
          <RunTable
            filter={filter()}
            onFilter={setFilter}
            sort={sort()}
            onSort={setSort}
            columns={columns()}
            onColumns={setColumns}
            rows={rows()}
            onRows={setRows}
            runHref={(runId) => `#${runId}`}
            links={{ compareHref: (ids) => `#${ids}`, plotHref: () => "#plot", exportHref: () => "#export" }}
          />
        </DatasetProvider>
      </main>
    </div>
  );
}

render(() => <Page />, document.getElementById("page")!);
