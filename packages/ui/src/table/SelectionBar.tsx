import type { FieldPath, Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { MAX_COMPARED, MIN_COMPARED } from "../compare/compare-limits.ts";
import { writeConfigurationKey } from "../compare/configuration-key.ts";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { Popover } from "../control/Popover.tsx";
import type { ExportFormat } from "../experiment/experiment-links.ts";
import { formatCount } from "../format/format-count.ts";
import { csvOf } from "../plot/table-text.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { MAX_RANGE } from "./create-row-picker.ts";
import type { TableSelection } from "./create-selection.ts";
import { readRows } from "./read-rows.ts";
import { tsvOf } from "./rows-text.ts";
import { countOf } from "./selection.ts";
import type { TableLinks } from "./table-links.ts";

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
  /** Whether a range was longer than one may be. */
  readonly isRangeCut: boolean;
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
    dataset.rows({ filter, columns: [], limit: MAX_COMPARED }, { signal }),
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
  const save = async (format: ExportFormat) => {
    const filter = query();
    if (filter === undefined) return;
    setDone(`Writing ${formatCount(runCount())} runs`);
    try {
      await props.links.onExport?.(filter, format);
      setDone(`Saved ${formatCount(runCount())} runs`);
    } catch (cause) {
      setDone(`Could not save: ${cause instanceof Error ? cause.message : String(cause)}`);
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
  const comparedRuns = () => {
    const page = chosen.latest();
    return page && isComparable(page.total) ? page.run_ids : undefined;
  };
  const configurations = createAnswer(
    () => (props.noun === "configuration" ? query() : undefined),
    (filter, signal) => dataset.configurations({ filter, columns: [], limit: MAX_COMPARED }, { signal }),
  );
  const comparedConfigurations = () => {
    const page = configurations.latest();
    if (page === undefined || !isComparable(page.total)) return undefined;
    const keys = page.configurations.filter(({ params_fingerprint }) => params_fingerprint !== "");
    return isComparable(keys.length) ? keys : undefined;
  };
  /** Where a comparison of what is selected is; `undefined` where there is none. */
  const compareHref = () => {
    const { compareHref, compareConfigurationsHref } = props.links;
    const keys = comparedConfigurations();
    if (keys !== undefined && compareConfigurationsHref)
      return compareConfigurationsHref(keys.map(writeConfigurationKey));
    const runIds = comparedRuns();
    return runIds && compareHref?.(runIds);
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
        <Show when={props.isRangeCut}>
          <span class="atl-range-cut"> A range ends after {formatCount(MAX_RANGE)} rows.</span>
        </Show>
      </p>
      <Show when={count() < props.total}>
        <button type="button" class="atl-link" onClick={() => props.selection.selectMatching()}>
          Select all {formatCount(props.total)}
        </button>
      </Show>
      <span class="atl-selection-rule" />
      <Show when={props.links.compareHref}>
        <Action
          href={compareHref()}
          why={
            count() > MAX_COMPARED
              ? `At most ${MAX_COMPARED} ${props.noun}s can be compared`
              : `It takes two ${props.noun}s to compare`
          }
        >
          Compare
        </Action>
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
            onOpenChange={() => setDone("")}
          >
            <div class="atl-selection-menu">
              <For each={FORMATS}>
                {({ format, name }) => (
                  <Action
                    href={query() && href()(query()!, format)}
                    why="Too many runs to name one by one: filter, and select all that match"
                    onClick={props.links.onExport && (() => void save(format))}
                    isFile
                  >
                    {name}
                  </Action>
                )}
              </For>
              <p class="atl-quiet atl-small" role="status">
                {done()}
              </p>
            </div>
          </Popover>
        )}
      </Show>
      <IconButton icon="close" label="Select nothing (Escape)" onClick={() => props.selection.clear()} />
    </section>
  );
}

/** A link that looks like a button; where it leads nowhere, a button that does the same, or says why it cannot. */
function Action(props: {
  readonly href: string | undefined;
  readonly why?: string;
  readonly onClick?: (() => void) | undefined;
  readonly isFile?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <Show
      when={props.href}
      fallback={
        <Button
          variant="quiet"
          disabled={props.onClick === undefined}
          title={props.onClick === undefined ? props.why : undefined}
          onClick={() => props.onClick?.()}
        >
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

function isComparable(count: number): boolean {
  return count >= MIN_COMPARED && count <= MAX_COMPARED;
}

function csvText(head: readonly string[], rows: Parameters<typeof tsvOf>[1]): string {
  return csvOf({ head, rows });
}
