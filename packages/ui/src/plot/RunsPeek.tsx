import { type Cell, type FieldPath, printQuery, type Query } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Count } from "../control/Count.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

const LISTED = 100;

/** The runs behind a mark or a count, beside the plot: which they are, in words and one by one. */
export function RunsPeek(props: {
  readonly filter: Query;
  /** What they are of, in a few words. */
  readonly title: string;
  /** The fields to show of each. */
  readonly fields: readonly FieldPath[];
  readonly runHref: (runId: string) => string;
  /** The address of all of them. */
  readonly runsHref: string;
  readonly onClose: () => void;
}): JSX.Element {
  const dataset = useDataset();
  const fields = createMemo(() => [...new Set(props.fields)].slice(0, 4));
  const answer = createAnswer(
    () => ({ filter: props.filter, columns: ["record.status", ...fields()] as FieldPath[], limit: LISTED }),
    (query, signal) => dataset.rows(query, { signal }),
  );
  const cell = (column: number, row: number): Cell => answer.latest()?.columns[column]?.[row];
  return (
    <aside class="atl-runs-peek" aria-label={`Runs: ${props.title}`}>
      <header>
        <h2>{props.title}</h2>
        <IconButton small icon="close" label="Close the list of runs" onClick={props.onClose} />
      </header>
      <BusyLine busy={answer.pending()} />
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <p class="atl-mono atl-runs-peek-query">{printQuery(props.filter) || "every run"}</p>
      <Show when={answer.latest()}>
        {(page) => (
          <>
            <p>
              <Count count={page().total} noun="run" />{" "}
              <a class="atl-link" href={props.runsHref}>
                Open in Runs
              </a>
            </p>
            <table class="atl-facts">
              <thead>
                <tr>
                  <th scope="col">run</th>
                  <For each={fields()}>
                    {(field) => (
                      <th scope="col" class="atl-number">
                        {fieldLabel(field)}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={page().run_ids}>
                  {(runId, row) => (
                    <tr>
                      <th scope="row" class="atl-runs-peek-run">
                        <StatusMark status={String(cell(0, row()) ?? "")} />{" "}
                        <a class="atl-link atl-mono" href={props.runHref(runId)} title={runId}>
                          {runId.slice(0, 8)}
                        </a>
                      </th>
                      <For each={fields()}>
                        {(field, column) => (
                          <td class="atl-number">{formatCell(cell(column() + 1, row()), field)}</td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={page().total > LISTED}>
              <p class="atl-quiet">The newest {formatCount(LISTED)} of them.</p>
            </Show>
          </>
        )}
      </Show>
    </aside>
  );
}
