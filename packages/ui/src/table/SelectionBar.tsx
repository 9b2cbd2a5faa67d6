import type { FieldPath, Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { Popover } from "../control/Popover.tsx";
import type { ExportFormat } from "../experiment/ExperimentPage.tsx";
import { formatCount } from "../format/format-count.ts";
import { csvOf } from "../plot/table-text.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import type { TableSelection } from "./create-selection.ts";
import { readRows } from "./read-rows.ts";
import { tsvOf } from "./rows-text.ts";
import { countOf } from "./selection.ts";
import type { TableLinks } from "./table-links.ts";

const MOST_COMPARED = 200;
/** More than this is a file's business. */
const MOST_COPIED = 20_000;

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string }[] = [
  { format: "csv", name: "CSV" },
  { format: "jsonl", name: "JSONL" },
  { format: "parquet", name: "Parquet" },
  { format: "arrow", name: "Arrow" },
];

/** What can be done with the selected rows; it floats over the foot of the table, which stays where it is. */
export function SelectionBar(props: {
  readonly selection: TableSelection;
  /** How many rows match. */
  readonly total: number;
  /** What one row is: "run". */
  readonly noun: string;
  readonly columns: readonly FieldPath[];
  readonly links: TableLinks;
}): JSX.Element {
  const dataset = useDataset();
  const [done, setDone] = createSignal("");
  const count = () => countOf(props.selection.selection(), props.total);
  const query = createMemo(() => props.selection.query());
  const chosen = createAnswer(query, (filter, signal) =>
    dataset.rows({ filter, columns: [], limit: MOST_COMPARED }, { signal }),
  );
  const runCount = () => chosen.latest()?.total ?? 0;

  const copy = async (textOf: (filter: Query) => Promise<string>, what: string) => {
    const filter = query();
    if (filter === undefined) return;
    try {
      await navigator.clipboard.writeText(await textOf(filter));
      setDone(`Copied ${what} of ${formatCount(Math.min(runCount(), MOST_COPIED))} runs`);
    } catch (cause) {
      setDone(`Could not copy: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  };
  const tableText = async (filter: Query, write: typeof tsvOf) => {
    const columns: readonly FieldPath[] = ["record.run_id", ...props.columns];
    return write(columns, await readRows(dataset, filter, columns, MOST_COPIED));
  };
  const csv = (filter: Query) => tableText(filter, csvText);
  const tsv = (filter: Query) => tableText(filter, tsvOf);
  const ids = async (filter: Query) => {
    const rows = await readRows(dataset, filter, ["record.run_id"], MOST_COPIED);
    return rows.map(([id]) => `${id}\n`).join("");
  };
  const compared = () => {
    const page = chosen.latest();
    return page && page.total >= 2 && page.total <= MOST_COMPARED ? page.run_ids : undefined;
  };

  return (
    <section class="atl-selection-bar" aria-label="Selection">
      <p role="status">
        <Count count={count()} noun={props.noun} />
        <Show when={props.noun !== "run"}>
          <span class="atl-quiet">
            {" "}
            {formatCount(runCount())} {runCount() === 1 ? "run" : "runs"}
          </span>
        </Show>
      </p>
      <Show when={count() < props.total}>
        <button type="button" class="atl-link" onClick={() => props.selection.selectMatching()}>
          Select all {formatCount(props.total)}
        </button>
      </Show>
      <span class="atl-selection-rule" />
      <Show when={props.links.compareHref}>
        {(href) => (
          <Action
            href={compared() && href()(compared()!)}
            why={
              runCount() > MOST_COMPARED ? "At most 200 runs can be compared" : "It takes two runs to compare"
            }
          >
            Compare
          </Action>
        )}
      </Show>
      <Show when={query() && props.links.plotHref}>
        {(href) => <Action href={href()(query()!, {})}>Plot</Action>}
      </Show>
      <Popover
        label="Copy the selection"
        trigger="Copy"
        triggerClass="atl-button atl-button-quiet"
        placement="bottom"
        onOpenChange={() => setDone("")}
      >
        <div class="atl-selection-menu">
          <Button variant="quiet" onClick={() => void copy(csv, "a CSV")}>
            As CSV
          </Button>
          <Button variant="quiet" onClick={() => void copy(tsv, "a table")}>
            As TSV, for a spreadsheet
          </Button>
          <Button variant="quiet" onClick={() => void copy(ids, "the ids")}>
            Ids
          </Button>
          <Show when={runCount() > MOST_COPIED}>
            <p class="atl-quiet atl-small">The newest {formatCount(MOST_COPIED)} runs. Export has all.</p>
          </Show>
          <p class="atl-quiet atl-small" role="status">
            {done()}
          </p>
        </div>
      </Popover>
      <Show when={query() && props.links.exportHref}>
        {(href) => (
          <Popover
            label="Export the selection"
            trigger="Export"
            triggerClass="atl-button atl-button-quiet"
            placement="bottom"
          >
            <div class="atl-selection-menu">
              <For each={FORMATS}>
                {({ format, name }) => (
                  <Action
                    href={query() && href()(query()!, format)}
                    why="Too many runs to name one by one: filter, and select all that match"
                    isFile
                  >
                    {name}
                  </Action>
                )}
              </For>
            </div>
          </Popover>
        )}
      </Show>
      <IconButton icon="close" label="Select nothing (Escape)" onClick={() => props.selection.clear()} />
    </section>
  );
}

/** A link that looks like a button, or where it leads nowhere, a button that says why. */
function Action(props: {
  readonly href: string | undefined;
  readonly why?: string;
  readonly isFile?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <Show
      when={props.href}
      fallback={
        <Button variant="quiet" disabled title={props.why}>
          {props.children}
        </Button>
      }
    >
      {(href) => (
        <a
          class="atl-button atl-button-quiet"
          href={href()}
          {...(props.isFile ? { download: "", rel: "external" } : {})}
        >
          {props.children}
        </a>
      )}
    </Show>
  );
}

function csvText(head: readonly string[], rows: Parameters<typeof tsvOf>[1]): string {
  return csvOf({ head, rows });
}
